#!/usr/bin/env python3
"""Runs a suite of language tests that others wrote.

    language-suite.py nix NIX_INSTANTIATE CHECKOUT KNOWN    NixOS/nix
    language-suite.py tvix NIX_INSTANTIATE CHECKOUT KNOWN   tvlfyi/tvix

NIX_INSTANTIATE is dxc under that name, or Nix itself. A test is graded as its suite
does it, failures by the exit status alone. KNOWN lists the tests that dxc is known not
to pass, `SUITE TEST REASON` a line: any other failure, and a success of one of these, is
an error.
"""

import os
import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

LANG = "tests/functional/lang"
TVIX = ["eval/src/tests/tvix_tests", "eval/src/tests/nix_tests"]


@dataclass
class Test:
    """One test: what is run, and what must come out."""

    kind: str
    name: str
    arguments: list[str]
    directory: Path
    environment: dict[str, str] = field(default_factory=dict)
    stdin: Path | None = None
    expected: Path | None = None
    fails: bool = False


def flags(test: Path) -> list[str]:
    file = test.with_suffix(".flags")
    text = re.sub("#.*", "", file.read_text()) if file.exists() else ""
    return [flag for flag in text.split() if flag not in ("--eval", "--strict")]


def evaluation(file: str, directory: Path, extra: list[str], search_path: str) -> Test:
    test = directory / file
    kind = "-".join(test.name.split("-")[:2])
    expected = test.with_suffix(".exp")
    arguments = ["--eval", "--strict", *extra, file]
    if test.with_suffix(".exp.xml").exists():
        expected = test.with_suffix(".exp.xml")
        arguments += ["--xml", "--no-location"]
    fails = kind == "eval-fail"
    return Test(kind, test.stem, arguments, directory, {"NIX_PATH": search_path},
                expected=None if fails else expected, fails=fails)


def tests_of_nix(checkout: Path) -> list[Test]:
    directory = checkout / "tests/functional"
    tests = []
    for test in sorted((checkout / LANG).glob("*.nix")):
        file = f"lang/{test.name}"
        if test.name.startswith("parse-"):
            fails = test.name.startswith("parse-fail")
            tests.append(Test(test.name[:len("parse-okay")], test.stem, ["--parse", "-"], directory, {}, test,
                              None if fails else test.with_suffix(".exp"), fails))
        elif test.name.startswith("eval-") and not test.with_suffix(".exp-disabled").exists():
            tests.append(evaluation(file, directory, flags(test), "lang/dir3:lang/dir4"))
    return tests


def tests_of_tvix(checkout: Path) -> list[Test]:
    tests = []
    for suite in TVIX:
        directory = checkout / suite
        for test in sorted(directory.glob("*.nix")):
            if test.name.startswith("identity-"):
                tests.append(Test("identity", test.stem, ["--eval", "--strict", test.name], directory, expected=test))
            elif test.name.startswith("eval-"):
                tests.append(evaluation(test.name, directory, [], "dir3:dir4"))
    return tests


def passes(program: str, test: Test) -> bool:
    environment = os.environ | {"TEST_VAR": "foo", "HOME": "/fake-home", "NIX_PATH": ""} | test.environment
    with open(test.stdin or os.devnull, "rb") as stdin:
        try:
            run = subprocess.run([program, *test.arguments], cwd=test.directory, env=environment, stdin=stdin,
                                 capture_output=True, timeout=120)
        except subprocess.TimeoutExpired:
            return False
    if test.fails:
        return run.returncode == 1
    if run.returncode != 0:
        return False
    if not test.expected.exists():
        return True
    output = run.stdout.decode(errors="replace").replace(str(test.directory), "/pwd")
    return output.strip() == test.expected.read_text().strip()


def known_failures(file: str, suite: str) -> set[str]:
    rows = [line.split(maxsplit=2) for line in open(file, encoding="utf-8") if line.strip() and line[0] != "#"]
    return {row[1] for row in rows if row[0] == suite}


def main() -> int:
    suite, program, checkout, known_file = sys.argv[1:]
    tests = {"nix": tests_of_nix, "tvix": tests_of_tvix}[suite](Path(checkout).resolve())
    known = known_failures(known_file, suite)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda test: passes(program, test), tests))
    unexpected = 0
    for test, passed in zip(tests, results):
        if passed == (test.name in known):
            unexpected += 1
            print(f"UNEXPECTED {'success' if passed else 'failure'}: {test.name}")
    total = Counter(test.kind for test in tests)
    good = Counter(test.kind for test, passed in zip(tests, results) if passed)
    for kind in sorted(total):
        print(f"{kind}: {good[kind]} of {total[kind]}")
    return 1 if unexpected else 0


if __name__ == "__main__":
    sys.exit(main())
