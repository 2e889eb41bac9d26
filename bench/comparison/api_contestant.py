"""A daemon with the Local API alone, ours or the peer's, in a folder of its own."""
import hashlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
_PEERS = os.path.join(_ROOT, "artifacts", "peers", "root")


class ApiContestant:
    """Use in a with statement: the daemon ends with it, and its folder goes."""

    def __init__(self, name, programs, work, port, database=None):
        self.name = name
        self._programs = programs
        self._folder = os.path.join(work, name.replace(" ", "-").replace(",", ""))
        self._port = port
        self._database = database
        self._process = None
        self.url = f"http://127.0.0.1:{port}"
        self.key = ""

    @staticmethod
    def peer(work):
        programs = os.path.join(_PEERS, "usr", "bin")
        return ApiContestant("crowdsec 1.4.6", programs, work, 18191) if os.path.exists(os.path.join(programs, "crowdsec")) else None

    @staticmethod
    def ours(work, database=None):
        return ApiContestant("ours on PostgreSQL" if database else "ours", os.path.join(work, "bin"), work, 18193 if database else 18192, database)

    @property
    def pid(self):
        return self._process.pid

    def __enter__(self):
        shutil.rmtree(self._folder, ignore_errors=True)
        os.makedirs(os.path.join(self._folder, "data"))
        os.makedirs(os.path.join(self._folder, "hub"))
        self._write()
        self.cscli("machines", "add", "bench", "--password", "bench-password", "--force", "-f", self._path("credentials.yaml"), "-u", self.url + "/")
        self.start()
        self.key = self.cscli("bouncers", "add", "bench", "-o", "raw").strip()
        self.await_live()
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def cscli(self, *arguments):
        command = [os.path.join(self._programs, "cscli"), "-c", self._path("config.yaml"), *arguments]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-1000:]}\n{done.stderr[-2000:]}")
        return done.stdout

    def start(self):
        with open(self._path("daemon.log"), "ab") as log:
            self._process = subprocess.Popen([os.path.join(self._programs, "crowdsec"), "-c", self._path("config.yaml"), "-no-cs"], stdout=log, stderr=subprocess.STDOUT)

    def await_live(self):
        """Waits until a live query is answered."""
        for _ in range(30_000):
            if self._process.poll() is not None:
                raise SystemExit(f"{self.name} ended, see {self._path('daemon.log')}")
            try:
                self.get("/v1/decisions?ip=192.0.2.1")
                return
            except urllib.error.HTTPError as error:
                raise SystemExit(f"{self.name} answers {error.code}") from error
            except OSError:
                time.sleep(0.01)
        raise SystemExit(f"{self.name} does not answer, see {self._path('daemon.log')}")

    def stop(self):
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def get(self, path):
        with urllib.request.urlopen(urllib.request.Request(self.url + path, headers={"X-Api-Key": self.key}), timeout=300) as answer:
            return answer.read()

    @property
    def can_clone_bouncers(self):
        return self._database is None

    def clone_bouncer(self, count):
        """So many bouncers that have pulled what this one has, each with a key of its own; both contestants keep them in the same table. Returns the keys."""
        keys = [f"bench-key-{number}" for number in range(count)]
        with sqlite3.connect(self._path("data/crowdsec.db"), timeout=30) as database:
            columns = [row[1] for row in database.execute("PRAGMA table_info(bouncers)") if row[1] not in ("id", "name", "api_key")]
            database.executemany(
                f"INSERT INTO bouncers (name, api_key, {', '.join(columns)}) SELECT ?, ?, {', '.join(columns)} FROM bouncers WHERE name = 'bench'",
                [(f"bench{number}", hashlib.sha512(key.encode()).hexdigest()) for number, key in enumerate(keys)])
            if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'bouncer_cursors'").fetchone():
                # Ours notes more exactly than by the last pull's time what a bouncer was told.
                database.execute("""
                    INSERT INTO bouncer_cursors (bouncer_id, slot, sequence, pulled_at) SELECT clone.id, slot, sequence, pulled_at
                    FROM bouncers AS clone, bouncer_cursors JOIN bouncers AS original ON original.id = bouncer_id AND original.name = 'bench' WHERE clone.name LIKE 'bench%' AND clone.name <> 'bench'""")
        return keys

    def connect(self):
        return socket.create_connection(("127.0.0.1", self._port))

    def token(self):
        request = urllib.request.Request(
            self.url + "/v1/watchers/login", json.dumps({"machine_id": "bench", "password": "bench-password"}).encode(),
            {"Content-Type": "application/json", "User-Agent": "crowdsec/bench"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["token"]

    def cpu(self):
        """Processor seconds used so far."""
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def forget_peak(self):
        with open(f"/proc/{self.pid}/clear_refs", "w") as file:
            file.write("5")

    def peak(self):
        """Most resident memory since forget_peak, MiB."""
        with open(f"/proc/{self.pid}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024

    def _path(self, name):
        return os.path.join(self._folder, name)

    def _write(self):
        shutil.copy(os.path.join(_ROOT, "config", "profiles.yaml"), self._path("profiles.yaml"))
        for name, text in (("hub/.index.json", "{}"), ("simulation.yaml", "simulation: false\n"), ("acquis.yaml", ""), ("credentials.yaml", f"url: {self.url}/\n"), ("console.yaml", "share_custom: false\n")):
            with open(self._path(name), "w") as file:
                file.write(text)
        database = self._database or f"{{log_level: error, type: sqlite, db_path: {self._folder}/data/crowdsec.db, use_wal: true}}"
        with open(self._path("config.yaml"), "w") as file:
            file.write(f"""\
common: {{daemonize: false, log_media: stdout, log_level: error}}
config_paths: {{config_dir: {self._folder}, data_dir: {self._folder}/data, hub_dir: {self._folder}/hub, index_path: {self._folder}/hub/.index.json, simulation_path: {self._folder}/simulation.yaml}}
crowdsec_service: {{acquisition_path: {self._folder}/acquis.yaml}}
cscli: {{output: human}}
db_config: {database}
api:
  client: {{credentials_path: {self._folder}/credentials.yaml}}
  server: {{log_level: error, listen_uri: "127.0.0.1:{self._port}", profiles_path: {self._folder}/profiles.yaml, console_path: {self._folder}/console.yaml}}
prometheus: {{enabled: false}}
""")
