#!/usr/bin/env python3
"""What the tests can use on this machine beyond a compiler.

lit asks `available()`; a test says `REQUIRES: seed` and is UNSUPPORTED where that
is absent. ctest runs this file once for each feature (`feature.NAME`), so that
an absent one stands in ctest's closing summary as not run; the exit status 77
means absent, and the reason is printed.
"""

import os
import platform
import shutil
import sys

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BESIDE = os.path.join(os.path.dirname(PROJECT), "shared")


def directory(variable: str, default: str | None = None) -> str | None:
    """The directory that an environment variable names, or the default one."""
    path = os.environ.get(variable) or default
    return os.path.abspath(path) if path and os.path.isdir(path) else None


def seed() -> str | None:
    """The article's models."""
    return directory("DX_SEED", os.path.join(BESIDE, "seed"))


def bench_programs() -> str | None:
    """The benchmark programs."""
    return directory("DX_BENCH_PROGRAMS", os.path.join(BESIDE, "bench"))


def peers() -> str | None:
    """Checkouts of the projects whose models must work unchanged."""
    return directory("DX_PEERS")


def has_peer(name: str) -> bool:
    """Whether the checkouts include this repository, OWNER+NAME."""
    root = peers()
    return root is not None and os.path.isdir(os.path.join(root, name))


def is_debian_12() -> bool:
    try:
        return platform.freedesktop_os_release().get("VERSION_ID") == "12" and bool(shutil.which("dpkg-query"))
    except OSError:
        return False


# Name: (is it here?, what to do where it is not)
FEATURES = {
    "seed": (lambda: seed() is not None,
             "the article's models: set DX_SEED to the directory that holds them"),
    "bench-programs": (lambda: bench_programs() is not None,
                       "the benchmark programs: set DX_BENCH_PROGRAMS to their directory"),
    "peers": (lambda: peers() is not None,
              "the framework's repositories: set DX_PEERS to a directory with a checkout of "
              "svanderburg/nix-processmgmt named svanderburg+nix-processmgmt"),
    "nix-suite": (lambda: has_peer("NixOS+nix"),
                  "Nix's own language tests: a checkout of NixOS/nix in DX_PEERS, named NixOS+nix"),
    "tvix-suite": (lambda: has_peer("tvlfyi+tvix"),
                   "tvix's language tests: a checkout of tvlfyi/tvix in DX_PEERS, named tvlfyi+tvix"),
    "nixpkgs-lib": (lambda: has_peer("nix-community+nixpkgs.lib"),
                    "nixpkgs' library and its tests: a checkout of nix-community/nixpkgs.lib in DX_PEERS, "
                    "named nix-community+nixpkgs.lib"),
    "nix": (lambda: shutil.which("nix-instantiate") is not None,
            "Nix, the oracle: install nix-bin"),
    "debian-12": (is_debian_12, "the distribution whose packages the library knows: run on Debian 12"),
    "supervisord": (lambda: shutil.which("supervisord") is not None,
                    "supervisord: install supervisor"),
    "root": (lambda: os.geteuid() == 0, "run the tests as root"),
}


def available() -> list[str]:
    return [name for name, (here, _) in FEATURES.items() if here()]


def main() -> int:
    if len(sys.argv) != 2 or sys.argv[1] not in FEATURES:
        print("usage: features.py " + "|".join(FEATURES), file=sys.stderr)
        return 2
    here, remedy = FEATURES[sys.argv[1]]
    if here():
        return 0
    print(f"absent: {sys.argv[1]} ({remedy}); tests that require it do not run")
    return 77


if __name__ == "__main__":
    sys.exit(main())
