# machines come and go
$ machines list
-------------------------------------------------------------------------------
 Name  IP Address  Last Update  Status  Version  OS  Auth Type  Last Heartbeat 
-------------------------------------------------------------------------------
[0]
$ machines list -o json
[]
[0]
$ machines list -o raw
machine_id,ip_address,updated_at,validated,version,auth_type,last_heartbeat,os
[0]
$ machines add
! Error: cscli machines add: please specify a machine name to add, or use --auto
[1]
$ machines add web-1
! Error: cscli machines add: please specify a password with --password or use --auto
[1]
$ machines add web-1 --auto
! Machine 'web-1' successfully added to the local API.
! API credentials written to '{dir}/credentials.yaml'.
[0]
$ machines add web-2 --auto
! Error: cscli machines add: credentials file '{dir}/credentials.yaml' already exists: please remove it, use "--force" or specify a different file with "-f" ("-f -" for standard output)
[1]
$ machines add web-2 -p secret -f -
! Machine 'web-2' successfully added to the local API.
! url: http://127.0.0.1:8080/
! login: web-2
! password: secret
[0]
$ machines add web-2 -p secret -f -
! Error: cscli machines add: unable to create machine: user 'web-2': user already exist
[1]
$ machines add web-2 -p other -f - --force
! Machine 'web-2' successfully added to the local API.
! url: http://127.0.0.1:8080/
! login: web-2
! password: other
[0]
$ machines add web-3 -f - -p aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
! Error: cscli machines add: password too long (max 72 characters)
[1]
$ machines list
-----------------------------------------------------------------------------------------
 Name   IP Address  Last Update           Status  Version  OS  Auth Type  Last Heartbeat 
-----------------------------------------------------------------------------------------
 web-1              2026-01-02T03:04:05Z  ✔️               ?   password   ⚠️ -           
 web-2              2026-01-02T03:04:05Z  ✔️               ?   password   ⚠️ -           
-----------------------------------------------------------------------------------------
[0]
$ machines list -o raw
machine_id,ip_address,updated_at,validated,version,auth_type,last_heartbeat,os
web-1,,2026-01-02T03:04:05Z,true,,password,-,?
web-2,,2026-01-02T03:04:05Z,true,,password,-,?
[0]
$ machines list -o json
[
  {
    "created_at": "2026-01-02T03:04:05Z",
    "updated_at": "2026-01-02T03:04:05Z",
    "machineId": "web-1",
    "isValidated": true,
    "auth_type": "password",
    "os": "?"
  },
  {
    "created_at": "2026-01-02T03:04:05Z",
    "updated_at": "2026-01-02T03:04:05Z",
    "machineId": "web-2",
    "isValidated": true,
    "auth_type": "password",
    "os": "?"
  }
]
[0]
$ machines inspect web-1
+--------------------------------------------------+
|                  Machine: web-1                  |
+------------------+-------------------------------+
| IP Address       |                               |
| Created At       | 2026-01-02 03:04:05 +0000 UTC |
| Last Update      | 2026-01-02 03:04:05 +0000 UTC |
| Last Heartbeat   |                               |
| Validated?       | true                          |
| CrowdSec version |                               |
| OS               | ?                             |
| Auth type        | password                      |
+------------------+-------------------------------+
[0]
$ machines inspect web-1 -o json
{
  "created_at": "2026-01-02T03:04:05Z",
  "updated_at": "2026-01-02T03:04:05Z",
  "machineId": "web-1",
  "isValidated": true,
  "auth_type": "password",
  "os": "?",
  "metrics": {
    "acquisition": [],
    "parsers": []
  }
}
[0]
$ machines inspect web-1 --hub
No hub items found for this machine
[0]
$ machines inspect nobody
! Error: cscli machines inspect: unable to read machine data 'nobody': machine not found
[1]
$ machines validate nobody
! Error: cscli machines validate: unable to validate machine 'nobody': machine not found
[1]
$ machines validate web-1
! level=info msg="machine 'web-1' validated successfully"
[0]
$ machines delete nobody web-2
! level=error msg="unable to delete machine: 'nobody' does not exist"
[0]
$ machines delete nobody --ignore-missing
[0]
$ machines delete web-2
! level=info msg="machine 'web-2' deleted successfully"
[0]
@ 02:00:00
$ machines prune -d 3h
No machines to prune.
[0]
$ machines prune
-----------------------------------------------------------------------------------------
 Name   IP Address  Last Update           Status  Version  OS  Auth Type  Last Heartbeat 
-----------------------------------------------------------------------------------------
 web-1              2026-01-02T03:04:05Z  ✔️               ?   password   ⚠️ -           
-----------------------------------------------------------------------------------------
You are about to PERMANENTLY remove the above machines from the database. These will NOT be recoverable. Continue? (y/N) 
User aborted prune. No changes were made.
[0]
$ machines prune --not-validated-only
No machines to prune.
[0]
$ machines prune --force
-----------------------------------------------------------------------------------------
 Name   IP Address  Last Update           Status  Version  OS  Auth Type  Last Heartbeat 
-----------------------------------------------------------------------------------------
 web-1              2026-01-02T03:04:05Z  ✔️               ?   password   ⚠️ -           
-----------------------------------------------------------------------------------------
! successfully deleted 1 machines
[0]
$ machines list
-------------------------------------------------------------------------------
 Name  IP Address  Last Update  Status  Version  OS  Auth Type  Last Heartbeat 
-------------------------------------------------------------------------------
[0]
