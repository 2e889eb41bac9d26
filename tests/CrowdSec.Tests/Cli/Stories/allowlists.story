# what is never blocked
$ allowlists create office
$ allowlists create office -d our_addresses
$ allowlists create office -d again
$ allowlists add office 192.0.2.1 198.51.100.0/24 -e 7d -d mine
$ allowlists add office 192.0.2.1
$ allowlists add office 192.0.2.1 192.0.2.2
$ allowlists add nothing 192.0.2.1
$ allowlists add office not!valid
$ allowlists add office
$ allowlists import office -i {dir}/nowhere.csv
$ allowlists remove office 192.0.2.9
$ allowlists remove office 192.0.2.2
$ allowlists delete nothing
$ allowlists delete office
