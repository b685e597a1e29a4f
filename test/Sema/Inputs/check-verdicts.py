"""check-verdicts.py dxc|nix: compares a program's verdicts with verdicts.txt."""

import re
import subprocess
import sys
from pathlib import Path


def cases():
    table = Path(__file__).with_name("verdicts.txt")
    for line in table.read_text().splitlines():
        if line and not line.startswith("#"):
            yield line.split(maxsplit=1)


def dxc(expression):
    run = subprocess.run(["dxc", "parse", "--resolve", "--global", "map",
                          "--global", "true", "--global", "__sub", "-E", expression],
                         capture_output=True, text=True)
    codes = re.findall(r"error: .* \[([a-z-]+)\]$", run.stderr, re.MULTILINE)
    return " ".join(codes) or ("ok" if run.returncode == 0 else run.stderr)


NIX_CODES = [
    ("undefined-variable", "undefined variable"),
    ("duplicate-formal", "duplicate formal function argument"),
    ("duplicate-attr", "already defined"),
    ("dynamic-in-let", "dynamic attributes not allowed in let"),
]


def nix(expression):
    run = subprocess.run(["nix-instantiate", "--parse", "-E", f"({expression})"],
                         capture_output=True, text=True)
    if run.returncode == 0:
        return "ok"
    return next((code for code, text in NIX_CODES if text in run.stderr), run.stderr)


def main():
    verdict_of = {"dxc": dxc, "nix": nix}[sys.argv[1]]
    wrong = 0
    for expected, expression in cases():
        if expected == "ok-newer":
            if sys.argv[1] == "nix":
                continue
            expected = "ok"
        verdict = verdict_of(expression)
        if verdict != expected:
            print(f"{expression}\n  expected {expected}, got {verdict}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
