# a bouncer comes and goes
$ bouncers list
$ bouncers list -o json
$ bouncers list -o raw
$ bouncers add fw
$ bouncers add fw
$ bouncers add proxy -k secret -o raw
$ bouncers add web -o json
$ bouncers list
$ bouncers list -o raw
$ bouncers inspect fw
$ bouncers inspect fw -o json
$ bouncers inspect fw -o raw
$ bouncers inspect nobody
$ bouncers delete nobody
$ bouncers delete nobody --ignore-missing
$ bouncers delete web
@ 02:00:00
$ bouncers prune -d 3h
$ bouncers prune
$ bouncers prune --force
$ bouncers prune -d 1m
$ bouncers add
$ bouncers list
