# what is never blocked
$ allowlists create office
! Error: cscli allowlists create: required flag(s) "description" not set
[1]
$ allowlists create office -d our_addresses
allowlist 'office' created successfully
[0]
$ allowlists create office -d again
! Error: cscli allowlists create: allowlist 'office' already exists
[1]
$ allowlists add office 192.0.2.1 198.51.100.0/24 -e 7d -d mine
added 2 values to allowlist office
[0]
$ allowlists add office 192.0.2.1
no new values for allowlist
! level=warning msg="value 192.0.2.1 already in allowlist"
[0]
$ allowlists add office 192.0.2.1 192.0.2.2
added 1 values to allowlist office
! level=warning msg="value 192.0.2.1 already in allowlist"
[0]
$ allowlists add nothing 192.0.2.1
! Error: cscli allowlists add: allowlist 'nothing' not found
[1]
$ allowlists add office not!valid
! Error: cscli allowlists add: invalid value 'not!valid': it must be an address, a range such as 192.0.2.0/24, or a host name
[1]
$ allowlists add office
Add addresses, ranges or host names to an allowlist. Decisions on them end at once.

Usage:
  cscli allowlists add [allowlist_name] [value...] [-e expiration] [-d comment] [flags]

Examples:
  cscli allowlists add my_allowlist 192.0.2.1 198.51.100.0/24 -e 1h -d 'my comment'
  cscli allowlists add my_allowlist home.example.org

Flags:
  -d, --comment string        comment for the values
  -e, --expiration duration   expiration duration (e.g. 12h, 7d)
  -h, --help                  help for add

Global Flags:
      --color string    Output color: yes, no, auto (default "auto")
  -c, --config string   path to crowdsec config file (default "/etc/crowdsec/config.yaml")
      --debug           Set logging to debug
      --error           Set logging to error
      --info            Set logging to info
  -o, --output string   Output format: human, json, raw
      --trace           Set logging to trace
      --warning         Set logging to warning
! Error: cscli allowlists add: requires at least 2 arg(s), only received 1
[1]
$ allowlists import office -i {dir}/nowhere.csv
! Error: cscli allowlists import: unable to open {dir}/nowhere.csv: no such file or directory
[1]
$ allowlists remove office 192.0.2.9
no value to remove from allowlist
[0]
$ allowlists remove office 192.0.2.2
removed 1 values from allowlist office
[0]
$ allowlists delete nothing
! Error: cscli allowlists delete: allowlist 'nothing' not found
[1]
$ allowlists delete office
allowlist 'office' deleted successfully
[0]
