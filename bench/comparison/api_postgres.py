"""A PostgreSQL server of the comparison's own, on a Unix socket in its work directory."""
import glob
import os
import shutil
import subprocess
import time


class Postgres:
    """Use in a with statement. The server runs as user postgres when this script is root, since it refuses to be root."""

    def __init__(self, work):
        self._folder = os.path.join(work, "postgres")
        self._as = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
        self._bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self._port = 18194
        self.settings = f"{{type: postgres, host: 127.0.0.1, port: {self._port}, user: bench, password: bench, db_name: bench, sslmode: disable}}"

    def __enter__(self):
        shutil.rmtree(self._folder, ignore_errors=True)
        os.makedirs(self._folder)
        if self._as:
            shutil.chown(self._folder, "postgres", "postgres")
        data = os.path.join(self._folder, "data")
        self._run("initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--no-locale")
        self._process = subprocess.Popen([*self._as, os.path.join(self._bin, "postgres"), "-D", data, "-p", str(self._port), "-h", "127.0.0.1", "-k", self._folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            if subprocess.run([os.path.join(self._bin, "pg_isready"), "-h", "127.0.0.1", "-p", str(self._port)], stdout=subprocess.DEVNULL).returncode == 0:
                break
            time.sleep(0.1)
        for sql in ("create role bench superuser login", "create database bench owner bench"):
            self._run("psql", "-h", "127.0.0.1", "-p", str(self._port), "-U", "postgres", "-c", sql)
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, program, *arguments):
        subprocess.run([*self._as, os.path.join(self._bin, program), *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")
