# The lit configuration of all suites. A test is a file with RUN lines; what it
# reads lies in a directory named Inputs beside it.
#
#   %dxc       the compiler of this build (`dxc` alone also works)
#   %nix-name  the same program, called nix-instantiate
#   %seed      the article's models                     REQUIRES: seed
#   %bench     the benchmark programs                   REQUIRES: bench-programs
#   %peers     checkouts of other projects              REQUIRES: peers
#   %examples  examples/ of this project
#   %source    the project's root
#   FileCheck, not, split-file: LLVM's
#
# Features: those of features.py, and `release`, `debug` or `sanitize` for the build.
# nix-instantiate and nix-store work on a store below the build directory and
# write nothing anywhere else; /nix/store stays the logical path.

import os
import sys

import lit.formats

sys.path.insert(0, os.path.dirname(__file__))
import features

config.name = "dxc"
config.test_format = lit.formats.ShTest(execute_external=True)
config.suffixes = [".test", ".dx", ".nix"]
config.excludes = ["Inputs", "unit"]
config.test_source_root = os.path.dirname(__file__)

config.available_features.update(features.available())
config.available_features.update(config.dx_build_features)

binaries = os.path.join(config.dx_binary_dir, "bin")
config.substitutions += [
    ("%dxc", os.path.join(binaries, "dxc")),
    ("%nix-name", os.path.join(config.dx_binary_dir, "as-nix", "nix-instantiate")),
    ("%seed", features.seed() or "/absent-seed"),
    ("%bench", features.bench_programs() or "/absent-bench"),
    ("%peers", features.peers() or "/absent-peers"),
    ("%examples", os.path.join(config.dx_source_dir, "examples")),
    ("%source", config.dx_source_dir),
]

home = os.path.join(config.test_exec_root, "home")
os.makedirs(home, exist_ok=True)
config.environment.update({
    # The daemons of tests with real process managers are in the sbin directories.
    "PATH": os.pathsep.join([binaries, config.dx_llvm_tools, os.environ.get("PATH", ""),
                             "/usr/sbin", "/sbin"]),
    "HOME": home,
    "LC_ALL": "C.UTF-8",
    "FILECHECK_OPTS": "--enable-var-scope --dump-input=fail",
    "NIX_REMOTE": "local?root=" + os.path.join(config.test_exec_root, "nix"),
    "NIX_CONFIG": "build-users-group =\nsandbox = false\n",
})
