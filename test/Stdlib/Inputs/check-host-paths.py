"""Reads what host-paths.dx gives and looks for it on this machine, where the Debian packages are installed."""

import json
import os
import subprocess
import sys


def installed() -> set[str]:
    listing = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Abbrev}|${Package}\n"],
                             capture_output=True, text=True, check=True)
    return {line.split("|")[1] for line in listing.stdout.splitlines() if line.startswith("ii")}


def main() -> int:
    here = installed()
    checked = 0
    missing = 0
    for name, row in sorted(json.load(sys.stdin).items()):
        if not set(row["debian"]) <= here:
            continue
        for path in row["paths"]:
            checked += 1
            if not os.path.exists(path):
                missing += 1
                print(f"{name}: {path} does not exist")
    print(f"{checked} paths checked, {missing} missing")
    return 0


sys.exit(main())
