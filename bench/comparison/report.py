"""Prints the figures."""
import os
import platform


def machine(out):
    model = "unknown processor"
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    load = os.getloadavg()[0]
    print(f"{model}, {os.cpu_count()} processors, {platform.system()} {platform.release()}, load {load:.1f} at the start", file=out)


def heading(text):
    print(f"\n## {text}\n", flush=True)
    print("| contestant | lines | lines per CPU-s | ratio | CPU s | start CPU s | wall s | peak MiB | alerts |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")


def rate(lines, cost, start):
    return lines / max(cost.cpu - start.cpu, 1e-3)


def row(name, lines, cost, start, base):
    """base: lines per CPU second of whom this one is compared with; None for nobody."""
    speed = rate(lines, cost, start)
    ratio = f"{speed / base:.2f}" if base else ""
    print(f"| {name} | {lines:,} | {speed:,.0f} | {ratio} | {cost.cpu:.2f} | {start.cpu:.2f} | {cost.wall:.2f} | {cost.rss:,.0f} | {cost.alerts:,} |", flush=True)


def say(text):
    print(text, flush=True)
