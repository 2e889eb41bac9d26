"""Sees to it that the peers are there, installed but not running."""
import os
import shutil
import subprocess
import sys

_POLICY = "/usr/sbin/policy-rc.d"


def install():
    """False, and says so, when they cannot be had."""
    if _present():
        return True
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print("the peers are left out: install Debian's crowdsec and fail2ban, or run as root on Debian", file=sys.stderr)
        return False
    print("installing crowdsec and fail2ban ...", file=sys.stderr)
    _without_services(["apt-get", "install", "-y", "--no-install-recommends", "crowdsec", "fail2ban"])
    # The package's last step wants to register with the vendor and fails offline: all files are in place by then.
    if not _present():
        print("the peers are left out: apt-get could not install them", file=sys.stderr)
        return False
    return True


def _present():
    return all(os.path.exists(p) for p in ("/usr/bin/crowdsec", "/usr/bin/fail2ban-server", "/usr/share/crowdsec/hub"))


def _without_services(command):
    """policy-rc.d is Debian's way to keep packages from starting services."""
    mine = not os.path.exists(_POLICY)
    if mine:
        with open(_POLICY, "w") as file:
            file.write("#!/bin/sh\nexit 101\n")
        os.chmod(_POLICY, 0o755)
    try:
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        subprocess.run(["apt-get", "update", "-qq"], env=environment, stdout=subprocess.DEVNULL, check=False)
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    finally:
        if mine:
            os.remove(_POLICY)
