# machines come and go
$ machines list
$ machines list -o json
$ machines list -o raw
$ machines add
$ machines add web-1
$ machines add web-1 --auto
$ machines add web-2 --auto
$ machines add web-2 -p secret -f -
$ machines add web-2 -p secret -f -
$ machines add web-2 -p other -f - --force
$ machines add web-3 -f - -p aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
$ machines list
$ machines list -o raw
$ machines list -o json
$ machines inspect web-1
$ machines inspect web-1 -o json
$ machines inspect web-1 --hub
$ machines inspect nobody
$ machines validate nobody
$ machines validate web-1
$ machines delete nobody web-2
$ machines delete nobody --ignore-missing
$ machines delete web-2
@ 02:00:00
$ machines prune -d 3h
$ machines prune
$ machines prune --not-validated-only
$ machines prune --force
$ machines list
