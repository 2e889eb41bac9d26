"""Picks the hub items that all contestants load: plain files, copied out of the hub of Debian's crowdsec package."""
import glob
import os
import re
import shutil

DEBIAN_HUB = "/usr/share/crowdsec/hub"
DEBIAN_DATA = "/usr/share/crowdsec/data"
DEBIAN_PATTERNS = "/etc/crowdsec/patterns"

# Whatever asks for a field that only HTTP parsers set is a scenario over HTTP logs.
_HTTP = re.compile(r"evt\.(Meta|Parsed)\.http_|http_access-log|evt\.Meta\.service *== *.http")
_PARSERS = ["syslog-logs", "dateparse-enrich", "http-logs", "nginx-logs", "sshd-logs"]


def _files(hub, kind):
    return sorted(p for p in glob.glob(f"{hub}/{kind}/**/*.y*ml", recursive=True) if p.endswith((".yaml", ".yml")))


def _name(path):
    """author/file, as collections name items. The name inside of a file may differ."""
    return f"{os.path.basename(os.path.dirname(path))}/{os.path.splitext(os.path.basename(path))[0]}"


def _members(path, key):
    """Entries of a list of a collection file."""
    with open(path, encoding="utf-8") as file:
        match = re.search(rf"^{key}:\n((?:[ \t]*- .*\n?)+)", file.read(), re.MULTILINE)
    return re.findall(r"- *[\"']?([^\s\"']+)", match.group(1)) if match else []


def _collection(hub, name):
    path = f"{hub}/collections/{name}.yaml"
    scenarios = _members(path, "scenarios")
    for other in _members(path, "collections"):
        scenarios += _collection(hub, other)
    return scenarios


def _of_collection(name):
    wanted = set(_collection(DEBIAN_HUB, name))
    return [p for p in _files(DEBIAN_HUB, "scenarios") if _name(p) in wanted]


def _over_http(hub):
    for path in _files(hub, "scenarios"):
        with open(path, encoding="utf-8") as file:
            if _HTTP.search(file.read()):
                yield path


def base_http():
    return _of_collection("crowdsecurity/nginx")


def all_http(extra_hub=None):
    """The base set, every other HTTP scenario of the package, and those of another hub that are not in it by name."""
    chosen = {_name(p): p for p in base_http() + list(_over_http(DEBIAN_HUB))}
    for path in _over_http(extra_hub) if extra_hub and os.path.isdir(extra_hub) else []:
        chosen.setdefault(_name(path), path)
    return list(chosen.values())


def sshd():
    return _of_collection("crowdsecurity/sshd")


def tree(directory, scenarios):
    """Makes a hub tree, which is also laid out as the peer's configuration directory wants it."""
    shutil.rmtree(directory, ignore_errors=True)
    for path in _files(DEBIAN_HUB, "parsers"):
        if os.path.splitext(os.path.basename(path))[0] in _PARSERS and "/crowdsecurity/" in path:
            stage = path.split("/parsers/")[1].split("/")[0]
            _copy(path, f"{directory}/parsers/{stage}")
    os.makedirs(f"{directory}/scenarios")
    for path in scenarios:
        _copy(path, f"{directory}/scenarios")
    shutil.copytree(DEBIAN_PATTERNS, f"{directory}/patterns")
    return directory


def data(directory, extra=None):
    """All data files in one directory, under the names that scenarios use."""
    if not os.path.isdir(directory):
        os.makedirs(directory)
        for path in glob.glob(f"{extra}/**/*.txt", recursive=True) if extra else []:
            shutil.copy(path, directory)
        for path in glob.glob(f"{DEBIAN_DATA}/*"):
            shutil.copy(path, directory)
        shutil.copy(f"{DEBIAN_DATA}/path_traversal.txt", f"{directory}/http_path_traversal.txt")
    return directory


def _copy(path, directory):
    os.makedirs(directory, exist_ok=True)
    author = os.path.basename(os.path.dirname(path))
    shutil.copy(path, f"{directory}/{author}-{os.path.basename(path)}")
