"""Runs a process to its end and tells what it cost."""
import os
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass
class Cost:
    cpu: float      # user + system seconds
    wall: float     # seconds
    rss: float      # peak resident memory, MiB
    alerts: int = 0


def run(command, output, cwd=None, env=None):
    """Output and errors go to a file. A process that fails ends the comparison: half a figure is worse than none."""
    with open(output, "wb") as sink:
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=sink, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=cwd, env=env)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        with open(output, errors="replace") as text:
            tail = text.read()[-2000:]
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{tail}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def count(path, text):
    needle = text.encode()
    with open(path, "rb") as file:
        return sum(needle in line for line in file)


def median(costs):
    pick = statistics.median
    return Cost(pick(c.cpu for c in costs), pick(c.wall for c in costs), pick(c.rss for c in costs), int(pick(c.alerts for c in costs)))
