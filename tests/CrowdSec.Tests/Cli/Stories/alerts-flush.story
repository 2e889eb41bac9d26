# old alerts go
$ alerts flush
! level=info msg="Flushing alerts. !! This may take a long time !!"
! level=info msg="Alerts flushed"
[0]
$ alerts flush --max-items 0
! Error: cscli alerts flush: max-items can't be zero or negative number
[1]
$ alerts flush --max-age nonsense
! Error: cscli alerts flush: invalid argument "nonsense" for "--max-age" flag: time: invalid duration "nonsense"
[1]
