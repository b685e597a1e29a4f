"""Compares dxc with Nix on programs generated at random.

Equal seeds give equal programs. Each difference that known.py does not explain is
made smaller and printed; exit status 1 then.
"""

import argparse
import os
import re
import shutil
import sys
import time
from pathlib import Path

from . import known
from .campaign import Report, Task, run_all
from .grammar import Grammar


def uncovered(table: Path) -> list[str]:
    """The builtins of a table that no rule names. What would use a network fails in both, each in its way."""
    names = re.findall(r'^DX_BUILTIN\(\w+, "([^"]+)"', table.read_text(), re.MULTILINE)
    return sorted(name for name in set(names) - Grammar().words() if not name.startswith("fetch"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="differential", description=__doc__)
    parser.add_argument("--dxc", type=os.path.abspath, help="the compiler's program")
    parser.add_argument("--programs", type=int, default=100000)
    parser.add_argument("--first", type=int, default=0, help="the first program's number")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mode", choices=["values", "syntax"], default="values",
                        help="what programs give, or whether mutants of their texts are accepted")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--no-shrink", action="store_true", help="leave differing programs as they are")
    parser.add_argument("--uncovered", type=Path, metavar="BUILTINS.DEF",
                        help="only print the builtins of a table that no rule has, if there are any")
    parser.add_argument("--if-nix", action="store_true", help="exit status 77 where there is no Nix")
    parser.add_argument("--list-differences", action="store_true", help="print the known differences as a table")
    options = parser.parse_args()
    if options.uncovered:
        missing = uncovered(options.uncovered)
        print(*missing, sep="\n", end="")
        return 1 if missing else 0
    if options.list_differences:
        print(known.table())
        return 0
    if options.if_nix and not shutil.which("nix"):
        print("absent: nix; nothing is compared")
        return 77
    if not options.dxc:
        parser.error("--dxc is required")
    began = time.monotonic()
    numbers = range(options.first, options.first + options.programs)
    task = Task(options.dxc, options.mode, options.seed, numbers, not options.no_shrink)
    report = Report()
    for part in run_all(task, options.jobs):
        report.add(part)
        print(*part.unknown, sep="\n", end="", flush=True)
    seconds = time.monotonic() - began
    print(f"{report.programs} programs in {seconds:.0f} s ({report.programs / seconds:.0f}/s), "
          f"{report.values} of them with a value; {report.known.total()} known differences, "
          f"{len(report.unknown)} unexplained")
    for name, count in report.known.most_common():
        print(f"  {count:6} {name}")
    return 1 if report.unknown else 0


if __name__ == "__main__":
    sys.exit(main())
