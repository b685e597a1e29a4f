"""Compares dxc with Nix on programs generated at random.

Equal seeds give equal programs. Each difference that known.py does not explain is
made smaller, printed, and kept in a file.
"""

import argparse
import collections
import multiprocessing
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from . import known
from .compare import Difference, compare
from .grammar import Grammar
from .program import Generator
from .runner import Dxc, Nix, limit_processes
from .shrink import shrink
from .syntax import mutant

BATCH = 500


@dataclass
class Report:
    """What came of some programs."""

    programs: int = 0
    values: int = 0
    known: collections.Counter[str] = field(default_factory=collections.Counter)
    unknown: list[str] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        self.programs += other.programs
        self.values += other.values
        self.known += other.known
        self.unknown += other.unknown


@cache
def grammar() -> Grammar:
    return Grammar()


class Comparison:
    """Both evaluators, in a directory of their own."""

    def __init__(self, dxc: Path, directory: Path) -> None:
        self.directory = directory
        self.nix = Nix(directory)
        self.dxc = Dxc(dxc, directory)

    def differences(self, programs: Sequence[str], report: Report) -> dict[int, Difference]:
        """Runs programs; those about which the evaluators disagree, by their places in the list."""
        batch = {number: self.directory / f"{number}.nix" for number in range(len(programs))}
        for number, file in batch.items():
            file.write_text(programs[number], errors="surrogateescape")
        nix, dxc = self.nix.run(batch), self.dxc.run(batch)
        report.programs += len(batch)
        report.values += sum(bool(nix[number].result) for number in batch)
        found = {number: compare(programs[number], nix[number], dxc[number]) for number in batch}
        return {number: difference for number, difference in found.items() if difference}

    def unknown(self, programs: Sequence[str], report: Report) -> dict[int, Difference]:
        """The differences that nothing explains; the others are counted."""
        found = self.differences(programs, report)
        reasons = {number: known.explanation(difference) for number, difference in found.items()}
        report.known += collections.Counter(reason.name for reason in reasons.values() if reason)
        return {number: found[number] for number, reason in reasons.items() if not reason}

    def shrunk(self, seed: str) -> str:
        """A generated program that differs, made smaller."""
        node = shrink(Generator(grammar(), seed).program(), grammar(), self.still_differ)
        left = self.unknown([node.text()], Report())
        return left[0].text() if left else node.text()

    def still_differ(self, programs: Sequence[str]) -> list[bool]:
        found = self.unknown(programs, Report())
        return [number in found for number in range(len(programs))]


@dataclass(frozen=True)
class Task:
    """Some of the programs of a run."""

    dxc: Path
    mode: str
    seed: int
    numbers: range
    shrink: bool

    def program(self, number: int) -> str:
        text = Generator(grammar(), f"{self.seed}:{number}").program().text()
        return mutant(text, f"{self.seed}:{number}") if self.mode == "syntax" else text

    def run(self) -> Report:
        report = Report()
        with tempfile.TemporaryDirectory(prefix="differential-") as scratch:
            comparison = Comparison(self.dxc, Path(scratch))
            found = comparison.unknown([self.program(number) for number in self.numbers], report)
            for place, difference in found.items():
                number = self.numbers[place]
                smaller = self.shrink and self.mode == "values"
                text = comparison.shrunk(f"{self.seed}:{number}") if smaller else difference.text()
                report.unknown.append(f"program {number} of seed {self.seed}\n{text}\n")
        return report


def run_task(task: Task) -> Report:
    return task.run()


def run(options: argparse.Namespace) -> Report:
    tasks = [Task(options.dxc, options.mode, options.seed,
                  range(first, min(first + BATCH, options.first + options.programs)), not options.no_shrink)
             for first in range(options.first, options.first + options.programs, BATCH)]
    whole = Report()
    with multiprocessing.Pool(options.jobs, initializer=limit_processes) as pool:
        for part in pool.imap(run_task, tasks):
            whole.add(part)
            for text in part.unknown:
                print(text, flush=True)
    return whole


def uncovered(table: Path) -> list[str]:
    """The builtins of a table that no rule names. What would use a network fails in both, each in its way."""
    names = re.findall(r'^DX_BUILTIN\(\w+, "([^"]+)"', table.read_text(), re.MULTILINE)
    return sorted(name for name in set(names) - grammar().words() if not name.startswith("fetch"))


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
    report = run(options)
    seconds = time.monotonic() - began
    print(f"{report.programs} programs in {seconds:.0f} s ({report.programs / seconds:.0f}/s), "
          f"{report.values} of them with a value; {report.known.total()} known differences, "
          f"{len(report.unknown)} unexplained")
    for name, count in report.known.most_common():
        print(f"  {count:6} {name}")
    return 1 if report.unknown else 0


if __name__ == "__main__":
    sys.exit(main())
