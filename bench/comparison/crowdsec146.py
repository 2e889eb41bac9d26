"""crowdsec as Debian 12 ships it, with a Local API of its own in a second process."""
import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request

from . import measure

_URL = "http://127.0.0.1:18089"


class Crowdsec146:
    """Use in a with statement: the Local API ends with it."""

    def __init__(self, work, data):
        self._work = os.path.join(work, "peer")
        self._data = data
        self._api = None

    def __enter__(self):
        shutil.rmtree(self._work, ignore_errors=True)
        self._database = os.path.join(self._work, "state")
        os.makedirs(self._database)
        self._index = os.path.join(self._work, "index.json")
        with open(self._index, "w") as file:
            json.dump({"collections": {}, "parsers": {}, "scenarios": {}, "postoverflows": {}}, file)
        self._credentials = os.path.join(self._work, "credentials.yaml")
        with open(self._credentials, "w") as file:
            file.write(f"url: {_URL}\nlogin: bench\npassword: bench\n")
        with open(os.path.join(self._work, "acquis.yaml"), "w"):
            pass
        empty = self._config(os.path.join(self._work, "empty"))
        subprocess.run(
            ["/usr/bin/cscli", "-c", empty, "machines", "add", "bench", "--password", "bench", "--force", "-u", _URL, "-f", self._credentials],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(os.path.join(self._work, "api.log"), "wb") as log:
            self._api = subprocess.Popen(["/usr/bin/crowdsec", "-c", empty, "-no-cs"], stdout=log, stderr=subprocess.STDOUT)
        self._wait()
        return self

    def __exit__(self, *_):
        self._api.send_signal(signal.SIGTERM)
        try:
            self._api.wait(10)
        except subprocess.TimeoutExpired:
            self._api.kill()
            self._api.wait()

    def replay(self, log, kind, tree):
        """tree: see items.tree."""
        output = os.path.join(self._work, "replay.out")
        config = self._config(tree)
        cost = measure.run(["/usr/bin/crowdsec", "-c", config, "-no-api", "-dsn", f"file://{log}", "-type", kind], output)
        cost.alerts = measure.count(output, " performed '")
        return cost

    def _config(self, directory):
        os.makedirs(directory, exist_ok=True)
        path = os.path.join(directory, "config.yaml")
        with open(path, "w") as file:
            file.write(f"""\
common: {{daemonize: false, log_media: stdout, log_level: info, working_dir: .}}
config_paths: {{config_dir: {directory}, data_dir: {self._data}, hub_dir: {self._work}, index_path: {self._index}, simulation_path: /etc/crowdsec/simulation.yaml}}
crowdsec_service: {{acquisition_path: {self._work}/acquis.yaml, parser_routines: 1, buckets_routines: 1}}
cscli: {{output: human}}
db_config: {{log_level: error, type: sqlite, db_path: {self._database}/crowdsec.db, use_wal: true}}
api:
  client: {{credentials_path: {self._credentials}}}
  server: {{log_level: error, listen_uri: {_URL.removeprefix("http://")}, profiles_path: /etc/crowdsec/profiles.yaml}}
prometheus: {{enabled: false}}
""")
        return path

    def _wait(self):
        for _ in range(200):
            try:
                urllib.request.urlopen(_URL + "/health", timeout=1)
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"the peer's Local API does not answer, see {self._work}/api.log")
