"""The logs that are read. The same arguments make the same bytes."""
import os
import subprocess
import sys


class Logs:
    def __init__(self, options):
        root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
        self.shared = os.path.join(os.path.dirname(root), "shared")
        self._generator = os.path.join(self.shared, "bench", "gen.py")
        self._directory = os.path.join(options.work, "logs")
        self.available = os.path.isfile(self._generator)
        if not self.available:
            print(f"SKIPPED: nothing was measured, {self._generator} is not there", file=sys.stderr)
            return
        os.makedirs(self._directory, exist_ok=True)

    def generated(self, kind, lines):
        """kind: nginx or auth."""
        path = os.path.join(self._directory, f"{kind}-{lines}.log")
        if not os.path.isfile(path):
            subprocess.run([sys.executable, self._generator, kind, "-n", str(lines), "-o", path + ".part"], check=True, stdout=subprocess.DEVNULL)
            os.rename(path + ".part", path)
        return path

    def head(self, path, lines):
        """The beginning of a log."""
        short = f"{path}.{lines}"
        if not os.path.isfile(short):
            with open(path, "rb") as source, open(short + ".part", "wb") as target:
                for _ in range(lines):
                    target.write(source.readline())
            os.rename(short + ".part", short)
        return short

    def distinct_attackers(self, kind, lines):
        """Each line is an attack from an address of its own, ten lines a second."""
        path = os.path.join(self._directory, f"{kind}-distinct-{lines}.log")
        if not os.path.isfile(path):
            with open(path + ".part", "w") as target:
                for number in range(lines):
                    target.write(_attack(kind, number))
            os.rename(path + ".part", path)
        return path


def _attack(kind, number):
    # 11.0.0.0 upwards: public addresses, so that no whitelist takes them.
    address = f"{11 + (number >> 24)}.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    second = number // 10
    clock = f"{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}"
    day = 1 + second // 86400
    if kind == "auth":
        return f"Nov {day:2} {clock} web01 sshd[{1000 + number % 30000}]: Failed password for invalid user u{number % 5000} from {address} port {1024 + number % 60000} ssh2\n"
    return f'{address} - - [{day:02}/Nov/2026:{clock} +0000] "GET /missing/{number} HTTP/1.1" 404 150 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"\n'
