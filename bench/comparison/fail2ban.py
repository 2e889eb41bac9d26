"""fail2ban's server with its sshd jail. It never ends by itself, so it counts as finished when it uses no CPU any more."""
import os
import re
import shutil
import subprocess
import time

from . import measure

_TICKS = os.sysconf("SC_CLK_TCK")
_QUIET = 2.0


class Fail2ban:
    def __init__(self, work):
        self._work = os.path.join(work, "fail2ban")

    def sshd(self, log):
        self._configure(log)
        output = os.path.join(self._work, "server.log")
        command = ["/usr/bin/fail2ban-server", "-f", "-c", f"{self._work}/conf", "-s", f"{self._work}/socket", "-p", f"{self._work}/pid", "--logtarget", output, "start"]
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        finished = self._until_quiet(process.pid)
        status = subprocess.run(["/usr/bin/fail2ban-client", "-s", f"{self._work}/socket", "status", "sshd"], capture_output=True, text=True)
        process.terminate()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        banned = re.search(r"Total banned:\s+(\d+)", status.stdout)
        return measure.Cost(usage.ru_utime + usage.ru_stime, finished - started, usage.ru_maxrss / 1024, int(banned.group(1)) if banned else -1)

    def _configure(self, log):
        shutil.rmtree(self._work, ignore_errors=True)
        conf = os.path.join(self._work, "conf")
        os.makedirs(conf)
        for name in ("filter.d", "action.d"):
            shutil.copytree(f"/etc/fail2ban/{name}", f"{conf}/{name}")
        shutil.copy("/etc/fail2ban/fail2ban.conf", conf)
        # With its database it would go on where the run before has ended.
        with open(f"{conf}/fail2ban.local", "w") as file:
            file.write("[Definition]\ndbfile = None\n")
        with open(f"{conf}/jail.conf", "w") as file:
            file.write(f"""\
[DEFAULT]
findtime = 30d
bantime = 60d
maxretry = 5
action =
backend = polling
usedns = no
[sshd]
enabled = true
filter = sshd
logpath = {log}
""")

    @staticmethod
    def _until_quiet(pid):
        """When CPU was last used. The server's own housekeeping (a few ticks a second) does not count."""
        last, since = -1.0, time.monotonic()
        while time.monotonic() - since < _QUIET:
            with open(f"/proc/{pid}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            used = (int(fields[11]) + int(fields[12])) / _TICKS
            if used - last > 0.05:
                last, since = used, time.monotonic()
            time.sleep(0.1)
        return since
