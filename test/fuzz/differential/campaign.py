"""A run over many programs, on all processors."""

import collections
import multiprocessing
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
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
    """Some of the programs of a run: those with these numbers."""

    dxc: Path
    mode: str  # "values" or "syntax"
    seed: int
    numbers: range
    shrink: bool

    def parts(self) -> list["Task"]:
        """The same in tasks of one batch each."""
        return [replace(self, numbers=self.numbers[first:first + BATCH])
                for first in range(0, len(self.numbers), BATCH)]

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


def run_all(task: Task, jobs: int) -> Iterator[Report]:
    """The reports of a task's parts, in their order."""
    with multiprocessing.Pool(jobs, initializer=limit_processes) as pool:
        yield from pool.imap(run_task, task.parts())
