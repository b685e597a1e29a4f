#!/usr/bin/env python3
"""Checks tables of expressions and their results.

    check-cases.py dxc|nix TABLE...        evaluate every case
    check-cases.py coverage ROWS TABLE...  every builtin of ROWS has its cases

A case is an expression, from the first column on, and an indented line below it:

    builtins.head [ 1 2 ]
      => 1
    builtins.head [ ]
      => error list-index-out-of-bounds: list index 0 is out of bounds

A result is compared exactly, with this directory written as /pwd; an error by
its code and a part of its message, and for Nix by the exit status alone. A third
line `nix: REASON` says why Nix 2.8 is not asked; `trivial: NAME...` lists
builtins that no argument is wrong for.
"""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
COMMANDS = {
    "dxc": ["dxc", "eval", "-E"],
    "nix": ["nix-instantiate", "--eval", "--strict", "-E"],
}


@dataclass
class Case:
    place: str
    expression: str
    expected: str = ""
    not_for_nix: bool = False


def read(table: str):
    cases, trivial = [], []
    for number, line in enumerate(open(table, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        if line.startswith("trivial: "):
            trivial += line.split()[1:]
        elif line.startswith("  => "):
            cases[-1].expected = line[5:]
        elif line.startswith("  nix: "):
            cases[-1].not_for_nix = True
        else:
            cases.append(Case(f"{os.path.basename(table)}:{number}", line))
    return cases, trivial


def evaluate(who: str, case: Case):
    # Without a search path, whatever the caller's environment says.
    environment = dict(os.environ, NIX_PATH="", HOME="/home-of-tests", DX_TEST_VARIABLE="set")
    return subprocess.run(COMMANDS[who] + [case.expression], capture_output=True, cwd=HERE,
                          text=True, errors="surrogateescape", env=environment, check=False)


def fault(who: str, case: Case) -> str | None:
    run = evaluate(who, case)
    got = run.stdout.rstrip("\n").replace(HERE, "/pwd")
    if not case.expected.startswith("error "):
        return None if run.returncode == 0 and got == case.expected else (got or run.stderr)
    if run.returncode != 1:
        return f"exit status {run.returncode}, output {got}"
    code, _, message = case.expected[len("error "):].partition(": ")
    if who == "nix":
        return None
    # Only the first finding: notes have codes too.
    headline = run.stderr.split("\n", 1)[0].replace(HERE, "/pwd")
    return None if f"[{code}]" in headline and message in headline else headline


def check(who: str, tables: list[str]) -> int:
    cases = [c for t in tables for c in read(t)[0] if who != "nix" or not c.not_for_nix]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        faults = list(pool.map(lambda c: fault(who, c), cases))
    wrong = [(c, f) for c, f in zip(cases, faults) if f]
    for case, found in wrong[:20]:
        print(f"{case.place}: {case.expression}\n  expected {case.expected}\n  {who} {found}")
    print(f"{len(cases)} cases, {len(wrong)} wrong")
    return 1 if wrong or not cases else 0


def coverage(rows: str, tables: list[str]) -> int:
    names = re.findall(r'^DX_BUILTIN\(\w+, "([^"]+)"', open(rows, encoding="utf-8").read(), re.M)
    parts = [read(t) for t in tables]
    cases = [c for part in parts for c in part[0]]
    trivial = {n for part in parts for n in part[1]}

    def mentions(name, wanted):
        word = re.compile(r"(?<![\w'])" + re.escape(name) + r"(?![\w'])")
        return any(word.search(c.expression) and c.expected.startswith("error ") == wanted
                   for c in cases)

    missing = [f"{n}: no result" for n in names
               if not mentions(n, False) and not n.startswith("fetch")
               and n not in ("abort", "throw")]
    missing += [f"{n}: no error" for n in names if n not in trivial and not mentions(n, True)]
    print("\n".join(missing) or f"{len(names)} builtins covered")
    return 1 if missing or not names else 0


def main() -> int:
    what, *rest = sys.argv[1:]
    return coverage(rest[0], rest[1:]) if what == "coverage" else check(what, rest)


sys.exit(main())
