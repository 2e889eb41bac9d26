"""The workloads, each a table."""
import os
import subprocess
import time

from . import items, measure, report
from .crowdsec146 import Crowdsec146
from .fail2ban import Fail2ban


class Context:
    """What the workloads share. Use in a with statement."""

    def __init__(self, options, logs, ours, with_peers):
        self.options, self.logs, self.ours, self.with_peers = options, logs, ours, with_peers
        self.corpus = os.path.join(logs.shared, "corpus")
        self.has_debian_items = os.path.isdir(items.DEBIAN_HUB)
        self.data = items.data(os.path.join(options.work, "data"), os.path.join(self.corpus, "data", "web")) if self.has_debian_items else ""
        self.peer = Crowdsec146(options.work, self.data) if with_peers else None

    def __enter__(self):
        if self.peer:
            self.peer.__enter__()
        return self

    def __exit__(self, *error):
        if self.peer:
            self.peer.__exit__(*error)

    def tree(self, name, scenarios):
        return items.tree(os.path.join(self.options.work, "items", name), scenarios)

    def log(self, kind, lines):
        return self.logs.generated(kind, lines)

    def with_items(self, tree):
        return lambda kind, workers=0: lambda log: self.ours.replay(log, kind, tree, f"{tree}/patterns", self.data, workers)

    def with_own_hub(self, kind, workers=0):
        return lambda log: self.ours.replay(log, kind, self.ours.hub, self.ours.patterns, "", workers)


def _compare(context, title, contestants):
    """contestants: (name, log, lines, replay of a log, compared with the row of this index or None)."""
    starts, costs = [[] for _ in contestants], [[] for _ in contestants]
    for _ in range(context.options.runs):
        for i, (_, log, _, replay, _) in enumerate(contestants):
            starts[i].append(replay(context.logs.head(log, 1)))
            costs[i].append(replay(log))
    report.heading(title)
    rates = []
    for i, (name, _, lines, _, base) in enumerate(contestants):
        cost, start = measure.median(costs[i]), measure.median(starts[i])
        rates.append(report.rate(lines, cost, start))
        report.row(name, lines, cost, start, rates[base] if base is not None else None)


def _nginx(context, name, title, scenarios):
    tree = context.tree(name, scenarios)
    lines, short = context.options.lines, context.options.peer_nginx_lines
    long_log = context.log("nginx", lines)
    _compare(context, f"{title} ({len(scenarios)} scenarios)", _beside_crowdsec(context, tree, "nginx", long_log, lines, short))


def _beside_crowdsec(context, tree, kind, long_log, lines, short):
    """The peer on the short log, this project on the same one (its alerts should be the same) and on the long one."""
    short_log, replay = context.logs.head(long_log, short), context.with_items(tree)(kind)
    if not context.peer:
        return [("this project", long_log, lines, replay, None)]
    return [
        ("crowdsec 1.4.6", short_log, short, lambda log: context.peer.replay(log, kind, tree), None),
        ("this project, same log", short_log, short, replay, 0),
        ("this project", long_log, lines, replay, 0),
    ]


def nginx_base(context):
    _nginx(context, "base", "nginx, base HTTP scenarios", items.base_http())


def nginx_all(context):
    _nginx(context, "all", "nginx, all HTTP scenarios of the package", items.all_http())


def nginx_parsers(context):
    _nginx(context, "parsers", "nginx, parsers only", [])


def nginx_more(context):
    """How the cost of a line grows with the number of scenarios: ratio is to the first row."""
    lines = context.options.lines
    log = context.log("nginx", lines)
    corpus = os.path.join(context.corpus, "hub")
    sets = [("base", items.base_http()), ("all of the package", items.all_http()), ("all of the package and of the corpus", items.all_http(corpus))]
    rows = []
    for i, (name, scenarios) in enumerate(sets):
        tree = context.tree(f"more-{i}", scenarios)
        rows.append((f"{name}: {len(scenarios)} scenarios", log, lines, context.with_items(tree)("nginx"), 0 if i else None))
    _compare(context, "nginx, this project with more and more HTTP scenarios", rows)


def sshd(context):
    tree = context.tree("sshd", items.sshd())
    lines, short = context.options.lines, context.options.peer_sshd_lines
    log = context.log("auth", lines)
    rows = _beside_crowdsec(context, tree, "syslog", log, lines, short)
    if context.peer:
        rows.append(("fail2ban 1.0.2, sshd jail", log, lines, Fail2ban(context.options.work).sshd, 0))
    _compare(context, "sshd, 2 scenarios (fail2ban: 1 jail)", rows)


def own_hub(context):
    lines = context.options.lines
    rows = [(f"{kind} log", context.log(log, lines), lines, context.with_own_hub(kind), None) for log, kind in (("nginx", "nginx"), ("auth", "syslog"))]
    _compare(context, "this project with its own hub", rows)


def workers(context):
    """One and two workers, and whether they find the same."""
    lines = context.options.lines
    report.say("\n## workers\n\n| log | wall, 1 worker | wall, 2 workers | speed-up | same alerts |\n|---|---:|---:|---:|---|")
    for kind, type_name in (("nginx", "nginx"), ("auth", "syslog")):
        log, walls, found = context.log(kind, lines), {1: [], 2: []}, {1: [], 2: []}
        for _ in range(context.options.runs):
            for count in (1, 2):
                walls[count].append(context.with_own_hub(type_name, count)(log))
                found[count].append(context.ours.alerts())
        one, two = measure.median(walls[1]).wall, measure.median(walls[2]).wall
        same = all(a == found[1][0] for a in found[1] + found[2])
        report.say(f"| {kind} | {one:.2f} s | {two:.2f} s | {one / two:.2f} | {'yes' if same else 'NO'}, {len(found[1][0]):,} |")


def memory(context):
    lines = context.options.lines
    rows = []
    for kind, type_name in (("nginx", "nginx"), ("auth", "syslog")):
        rows.append((f"{kind}, {lines:,} lines", context.log(kind, lines), lines, context.with_own_hub(type_name), None))
        rows.append((f"{kind}, each line from an attacker of its own", context.logs.distinct_attackers(kind, lines), lines, context.with_own_hub(type_name), None))
    _compare(context, "memory, this project with its own hub", rows)


def start(context):
    """From the start of the process to its end, with a log of one line."""
    one = context.logs.head(context.log("nginx", context.options.peer_nginx_lines), 1)
    rows = [("this project, own hub", one, 1, context.with_own_hub("nginx"), None)]
    if context.has_debian_items:
        tree = context.tree("start", items.base_http())
        rows.append(("this project, base HTTP scenarios", one, 1, context.with_items(tree)("nginx"), None))
        if context.peer:
            rows.append(("crowdsec 1.4.6, base HTTP scenarios (it waits a second or two before it ends)", one, 1, lambda l: context.peer.replay(l, "nginx", tree), None))
    report.say("\n## start\n\n| contestant | wall s | CPU s | peak MiB |\n|---|---:|---:|---:|")
    for name, log, _, replay, _ in rows:
        cost = measure.median([replay(log) for _ in range(max(3, context.options.runs))])
        report.say(f"| {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.rss:,.0f} |")


def hub_tests(context):
    report.say("\n## hub tests\n")
    if not os.path.isdir(os.path.join(context.corpus, "tests")):
        report.say(f"SKIPPED: {context.corpus}/tests is not there")
        return
    started = time.monotonic()
    command = [context.ours.cscli, "hubtest", "run", "--all", "--hub", os.path.join(context.corpus, "hub"), "--patterns", os.path.join(context.corpus, "patterns"), "--report-success"]
    done = subprocess.run(command, capture_output=True, text=True)
    took, passed = time.monotonic() - started, done.stdout.count("\u2705")
    report.say(f"all log tests of the corpus: {took:.1f} s, exit code {done.returncode}, {passed} passed")


_ALL = [nginx_base, nginx_all, nginx_parsers, nginx_more, sshd, own_hub, workers, memory, start, hub_tests]
_ALONE = [own_hub, workers, memory, start, hub_tests]


def names():
    return [row.__name__ for row in _ALL]


def chosen(text):
    wanted = [row for row in _ALL if text in row.__name__]
    for row in wanted:
        if row in _ALONE or os.path.isdir(items.DEBIAN_HUB):
            yield row
        else:
            report.say(f"\nSKIPPED: {row.__name__} needs the items of Debian's crowdsec package ({items.DEBIAN_HUB})")
