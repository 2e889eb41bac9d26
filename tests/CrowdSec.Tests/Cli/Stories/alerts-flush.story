# old alerts go
$ alerts flush
$ alerts flush --max-items 0
$ alerts flush --max-age nonsense
