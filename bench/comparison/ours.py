"""This project's executables, always named by path: the peer's have the same names."""
import os
import re
import shutil
import subprocess

from . import measure

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


class Ours:
    def __init__(self, work):
        self._work = work
        self._bin = os.path.join(work, "bin")
        self.hub = self._hub_without_name_service()
        self.patterns = os.path.join(_ROOT, "config", "patterns")
        self.cscli = os.path.join(self._bin, "cscli")

    def _hub_without_name_service(self):
        """The repository's hub but for the postoverflows: they ask the name service about every attacker, which would be measured instead."""
        copy = os.path.join(self._work, "own-hub")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(os.path.join(_ROOT, "hub"), copy, ignore=shutil.ignore_patterns("postoverflows", ".tests"))
        return copy

    def publish(self):
        for project in ("CrowdSec.Daemon", "CrowdSec.Cli"):
            subprocess.run(
                ["dotnet", "publish", os.path.join(_ROOT, "src", project), "-c", "Release", "-r", "linux-x64", "-v", "quiet", "-o", self._bin],
                check=True, stdout=subprocess.DEVNULL)

    def replay(self, log, kind, hub, patterns, data, workers=0):
        """Replays a log over all items of a hub tree; alerts are logged, as the peer does."""
        output = os.path.join(self._work, "ours.out")
        command = [os.path.join(self._bin, "crowdsec"), "-no-api", "-hub", hub, "-patterns", patterns, "-dsn", f"file://{log}", "-type", kind, "-o", "none"]
        command += ["-data", data] if data else []
        command += ["-workers", str(workers)] if workers else []
        cost = measure.run(command, output)
        cost.alerts = measure.count(output, " performed '")
        return cost

    def alerts(self):
        """Messages of the alerts of the latest replay, without the wall clock of the log."""
        with open(os.path.join(self._work, "ours.out"), errors="replace") as file:
            return [m.group(1) for m in re.finditer(r"msg=\"?(.* performed '.*)", file.read())]
