# a bouncer comes and goes
$ bouncers list
------------------------------------------------------------------
 Name  IP Address  Valid  Last API pull  Type  Version  Auth Type 
------------------------------------------------------------------
[0]
$ bouncers list -o json
[]
[0]
$ bouncers list -o raw
name,ip,revoked,last_pull,type,version,auth_type
[0]
$ bouncers add fw
API key for 'fw':

   {key}

Please keep this key since you will not be able to retrieve it!
[0]
$ bouncers add fw
! Error: cscli bouncers add: unable to create bouncer: bouncer fw already exists
[1]
$ bouncers add proxy -k secret -o raw
secret
[0]
$ bouncers add web -o json
"{key}"
[0]
$ bouncers list
-------------------------------------------------------------------
 Name   IP Address  Valid  Last API pull  Type  Version  Auth Type 
-------------------------------------------------------------------
 fw                 ✔️                                   api-key   
 proxy              ✔️                                   api-key   
 web                ✔️                                   api-key   
-------------------------------------------------------------------
[0]
$ bouncers list -o raw
name,ip,revoked,last_pull,type,version,auth_type
fw,,validated,,,,api-key
proxy,,validated,,,,api-key
web,,validated,,,,api-key
[0]
$ bouncers inspect fw
+----------------------------------------------+
|                 Bouncer: fw                  |
+--------------+-------------------------------+
| Created At   | 2026-01-02 03:04:05 +0000 UTC |
| Last Update  | 2026-01-02 03:04:05 +0000 UTC |
| Revoked?     | false                         |
| IP Address   |                               |
| Type         |                               |
| Version      |                               |
| Last Pull    |                               |
| Auth type    | api-key                       |
| OS           | ?                             |
| Auto Created | false                         |
+--------------+-------------------------------+
[0]
$ bouncers inspect fw -o json
{
  "created_at": "2026-01-02T03:04:05Z",
  "updated_at": "2026-01-02T03:04:05Z",
  "name": "fw",
  "revoked": false,
  "ip_address": "",
  "type": "",
  "version": "",
  "last_pull": null,
  "auth_type": "api-key",
  "os": "?",
  "auto_created": false
}
[0]
$ bouncers inspect fw -o raw
! Error: cscli bouncers inspect: output format 'raw' not supported for this command
[1]
$ bouncers inspect nobody
! Error: cscli bouncers inspect: unable to read bouncer data 'nobody': bouncer not found
[1]
$ bouncers delete nobody
! Error: cscli bouncers delete: unable to delete bouncer nobody: bouncer not found
[1]
$ bouncers delete nobody --ignore-missing
[0]
$ bouncers delete web
! level=info msg="bouncer 'web' deleted successfully"
[0]
@ 02:00:00
$ bouncers prune -d 3h
No bouncers to prune.
[0]
$ bouncers prune
-------------------------------------------------------------------
 Name   IP Address  Valid  Last API pull  Type  Version  Auth Type 
-------------------------------------------------------------------
 fw                 ✔️                                   api-key   
 proxy              ✔️                                   api-key   
-------------------------------------------------------------------
You are about to PERMANENTLY remove the above bouncers from the database. These will NOT be recoverable. Continue? (y/N) 
User aborted prune. No changes were made.
[0]
$ bouncers prune --force
-------------------------------------------------------------------
 Name   IP Address  Valid  Last API pull  Type  Version  Auth Type 
-------------------------------------------------------------------
 fw                 ✔️                                   api-key   
 proxy              ✔️                                   api-key   
-------------------------------------------------------------------
! Successfully deleted 2 bouncers
[0]
$ bouncers prune -d 1m
The duration you provided is less than 2 minutes. This may remove active bouncers. Continue? (y/N) 
User aborted prune. No changes were made.
[0]
$ bouncers add
add a single bouncer to the database

Usage:
  cscli bouncers add MyBouncerName [flags]

Examples:
  cscli bouncers add MyBouncerName
  cscli bouncers add MyBouncerName --key <random-key>

Flags:
  -h, --help         help for add
  -k, --key string   api key for the bouncer

Global Flags:
      --color string    Output color: yes, no, auto (default "auto")
  -c, --config string   path to crowdsec config file (default "/etc/crowdsec/config.yaml")
      --debug           Set logging to debug
      --error           Set logging to error
      --info            Set logging to info
  -o, --output string   Output format: human, json, raw
      --trace           Set logging to trace
      --warning         Set logging to warning
! Error: cscli bouncers add: accepts 1 arg(s), received 0
[1]
$ bouncers list
------------------------------------------------------------------
 Name  IP Address  Valid  Last API pull  Type  Version  Auth Type 
------------------------------------------------------------------
[0]
