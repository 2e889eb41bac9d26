"""The measures of bench/compare-api, in their order."""
import os
import shutil
import subprocess
import time

from . import api_load, report
from .api_contestant import ApiContestant
from .api_postgres import Postgres

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


def run(options):
    os.makedirs(options.work, exist_ok=True)
    if shutil.which("wrk") is None:
        report.say("wrk is missing (apt-get install wrk)")
        return 3
    if not options.no_publish:
        for project in ("CrowdSec.Daemon", "CrowdSec.Cli"):
            subprocess.run(["dotnet", "publish", os.path.join(_ROOT, "src", project), "-c", "Release", "-r", "linux-x64", "-v", "quiet", "-o", os.path.join(options.work, "bin")], check=True, stdout=subprocess.DEVNULL)
    for size in (int(text) for text in options.sizes.split(",")):
        report.say(f"\n## {size:,} decisions\n\n| contestant | measure | result |\n|---|---|---|")
        with ApiContestant.ours(options.work) as api:
            _measure(api, options, size)
        peer = None if options.no_peer or size > options.peer_most else ApiContestant.peer(options.work)
        if peer:
            with peer as api:
                _measure(api, options, size)
        if options.postgres:
            with Postgres(options.work) as server, ApiContestant.ours(options.work, server.settings) as api:
                _measure(api, options, size)
    return 0


def _measure(api, options, size):
    def row(measure, text):
        report.say(f"| {api.name} | {measure} | {text} |")

    def wanted(measure):
        return options.only in measure

    api.forget_peak()
    started = time.monotonic()
    api.cscli("decisions", "import", "-i", _csv(options.work, size))
    row("import", f"{time.monotonic() - started:.1f} s, API peak {api.peak():,.0f} MiB")
    if wanted("stream"):
        api.forget_peak()
        first, whole, count = api_load.stream(api)
        row("stream", f"first byte {first:.3f} s, whole {whole:.2f} s, {count / 1e6:.1f} MB, API peak {api.peak():,.0f} MiB")
    if wanted("live"):
        rate, bad, lost, cost = api_load.live(api, options.work, options.seconds, size)
        row("live", f"{rate:,.0f} answers/s at 64 connections, {bad} errors, {lost} time-outs, {cost:,.0f} µs of processor each")
    if wanted("deltas") and api.can_clone_bouncers:
        share, failed = api_load.deltas(api)
        row("deltas", f"{share:.1f} % of a core for 1,000 bouncers every 10 s, {failed} failed")
    if wanted("list"):
        started = time.monotonic()
        text = api.cscli("decisions", "list", "-o", "raw")
        row("list", f"{time.monotonic() - started:.2f} s, {text.count(chr(10)):,} lines")
    if wanted("push"):
        for connections in (1, 64):
            rate, bad, lost, cost = api_load.push(api, options.work, options.seconds, connections)
            row(f"push, {connections} connections", f"{rate:,.0f} answers/s, {bad} errors, {lost} time-outs, {cost:,.0f} µs of processor each")
    if wanted("restart"):
        api.stop()
        started = time.monotonic()
        api.start()
        api.await_live()
        row("restart", f"{time.monotonic() - started:.2f} s until a live query is answered, API {api.peak():,.0f} MiB")


def _csv(work, size):
    path = os.path.join(work, f"decisions-{size}.csv")
    if not os.path.exists(path):
        with open(path, "w") as file:
            file.write("duration,reason,scope,type,value\n")
            for n in range(size):
                file.write(f"24h,bench,ip,ban,{11 + (n >> 24)}.{(n >> 16) & 255}.{(n >> 8) & 255}.{n & 255}\n")
    return path
