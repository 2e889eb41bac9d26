"""Loads on a Local API: one stream, many live queries, alert pushes, many bouncers that pull deltas."""
import asyncio
import os
import re
import subprocess
import time


def stream(api):
    """Seconds to the first byte of the body, seconds to the end, bytes."""
    with api.connect() as connection:
        started = time.monotonic()
        connection.sendall(f"GET /v1/decisions/stream?startup=true HTTP/1.1\r\nHost: x\r\nX-Api-Key: {api.key}\r\nUser-Agent: bench/v1\r\nConnection: close\r\n\r\n".encode())
        head = b""
        while b"\r\n\r\n" not in head or head.endswith(b"\r\n\r\n"):
            part = connection.recv(65536)
            if not part:
                break
            head += part
        first = time.monotonic() - started
        total = len(head)
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"{api.name}: {head[:200]!r}")
        while part := connection.recv(1 << 20):
            total += len(part)
        return first, time.monotonic() - started, total


def live(api, work, seconds, count):
    script = os.path.join(work, "live.lua")
    with open(script, "w") as file:
        file.write(f"""
wrk.headers["X-Api-Key"] = "{api.key}"
wrk.headers["User-Agent"] = "bench/v1"
math.randomseed(42)
request = function()
  local n = math.random(0, {2 * count - 1})
  return wrk.format("GET", string.format("/v1/decisions?ip=%d.%d.%d.%d", 11 + math.floor(n / 16777216), math.floor(n / 65536) % 256, math.floor(n / 256) % 256, n % 256))
end
""")
    return _wrk(api, script, 64, seconds)


def push(api, work, seconds, connections):
    script = os.path.join(work, "push.lua")
    with open(script, "w") as file:
        file.write(f"""
wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer {api.token()}"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["User-Agent"] = "crowdsec/bench"
local counter = 0
local seed = math.random(1, 200)
""" + """
request = function()
  counter = counter + 1
  local ip = string.format("203.%d.%d.%d", math.floor(counter / 65536) % 256, math.floor(counter / 256) % 256, counter % 256)
  local body = '[{"capacity":5,"decisions":null,"events":[' .. string.rep('{"meta":[{"key":"source_ip","value":"' .. ip .. '"},{"key":"log_type","value":"ssh_failed-auth"},{"key":"service","value":"ssh"}],"timestamp":"2026-11-21T12:00:00Z"},', 5)
    .. '{"meta":[],"timestamp":"2026-11-21T12:00:01Z"}],"events_count":6,"labels":null,"leakspeed":"10s","message":"Ip ' .. ip .. ' performed a test","remediation":true,"scenario":"bench/ssh-bf","scenario_hash":"","scenario_version":"","simulated":false,"source":{"ip":"'
    .. ip .. '","scope":"Ip","value":"' .. ip .. '"},"start_at":"' .. os.date("!%Y-%m-%dT%H:%M:%SZ") .. '","stop_at":"' .. os.date("!%Y-%m-%dT%H:%M:%SZ") .. '"}]'
  return wrk.format("POST", "/v1/alerts", nil, body)
end
""")
    return _wrk(api, script, connections, seconds)


def deltas(api, bouncers=1000, period=10, seconds=30):
    """Per cent of one core that the API uses, and pulls that did not answer 200."""
    stream(api)  # what is cloned knows all there is
    time.sleep(10)  # and it is written down that it does
    return asyncio.run(_deltas(api, api.clone_bouncer(bouncers), period, seconds))


async def _deltas(api, keys, period, seconds):
    failed, bouncers = 0, len(keys)
    host, port = api.url.removeprefix("http://").split(":")

    async def pull(number):
        nonlocal failed
        await asyncio.sleep(period * number / bouncers)
        reader, writer = await asyncio.open_connection(host, int(port), limit=1 << 24)
        request = f"GET /v1/decisions/stream HTTP/1.1\r\nHost: x\r\nX-Api-Key: {keys[number]}\r\nUser-Agent: bench/v1\r\n\r\n".encode()
        end = time.monotonic() + 2 * period + seconds
        while time.monotonic() < end:
            writer.write(request)
            status = await reader.readline()
            failed += b" 200" not in status
            length, chunked = 0, False
            while (line := await reader.readline()) not in (b"\r\n", b""):
                lower = line.lower()
                length = int(lower.split(b":")[1]) if lower.startswith(b"content-length") else length
                chunked |= lower.startswith(b"transfer-encoding")
            while chunked and (size := int(await reader.readline(), 16)):
                await reader.readexactly(size + 2)
            await (reader.readline() if chunked else reader.readexactly(length))
            await asyncio.sleep(period)
        writer.close()

    async def cost():
        await asyncio.sleep(2 * period)
        before = api.cpu()
        await asyncio.sleep(seconds)
        return 100 * (api.cpu() - before) / seconds

    measured = asyncio.create_task(cost())
    await asyncio.gather(*(pull(number) for number in range(bouncers)), measured)
    return measured.result(), failed


def _wrk(api, script, connections, seconds):
    """Answers per second, answers other than 2xx, processor time of the API per answer in microseconds."""
    before = api.cpu()
    done = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", script, api.url], stdout=subprocess.PIPE, text=True, check=True)
    used = api.cpu() - before
    total = int(re.search(r"(\d+) requests in", done.stdout).group(1))
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", done.stdout)
    lost = re.search(r"timeout (\d+)", done.stdout)
    return total / seconds, int(bad.group(1)) if bad else 0, int(lost.group(1)) if lost else 0, 1e6 * used / max(total, 1)
