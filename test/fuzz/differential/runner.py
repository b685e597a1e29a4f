"""Runs many programs in one process, with Nix and with dxc.

Programs are files. Each evaluator prints, by show.nix, a line with the number of
a program and a line with its result. What cannot be caught ends only that
program in `nix repl`, which goes on with its next line. dxc starts again behind
it, which takes milliseconds. What does not end in time, or ends by a signal, is
an outcome too.
"""

import os
import re
import resource
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SHOW = Path(__file__).parent / "show.nix"
# For all programs of a batch, which take a second on a machine that does nothing else.
SECONDS = 60
# Address space of a process.
MEMORY = 8 << 30
# `error: ...`, or with a place before it.
FAILURE = re.compile(r"(/\S+:\d+:\d+: )?error: ")
# Warnings, which only one of the two has.
IGNORED = ("warning: ", "evaluation warning: ")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Outcome:
    """What an evaluator says about a program."""

    # What the program's own traces print.
    traces: tuple[str, ...] = ()
    # "= VALUE", "caught", or empty where the evaluation failed.
    result: str = ""
    # The messages of a failure; "does not end" and "ends by signal N" are failures too.
    failure: str = ""

    def text(self) -> str:
        return "\n".join([*self.traces, self.result or self.failure])


Batch = dict[int, Path]
# Starts an evaluator on programs: its standard error, and what became of it.
Start = Callable[[Batch], tuple[str, str]]


def limit_processes() -> None:
    """What this process starts shall not take the machine with it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def start(command: Sequence[str], text: str, log: Path, environment: dict[str, str]) -> tuple[str, str]:
    """Runs a command on an input. Its standard error, and a failure that it did not report itself."""
    with log.open("wb") as errors:
        try:
            status = subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, stderr=errors,
                                    env=environment, timeout=SECONDS).returncode
            ending = f"ends by signal {-status}" if status < 0 else ""
        except subprocess.TimeoutExpired:
            ending = "does not end"
    return COLOURS.sub("", log.read_bytes().decode(errors="surrogateescape")), ending


def outcome(text: str, ending: str) -> Outcome:
    """Reads what was printed about one program."""
    lines = [line for line in text.split("\n") if line and not line.startswith(IGNORED)]
    failed = next((i for i, line in enumerate(lines) if FAILURE.match(line)), len(lines))
    # Nix prints a tab as spaces up to the next column of eight, and no carriage return.
    traces = [re.sub(r"[ \t\r]+", " ", line) for line in lines[:failed]]
    result = ""
    if traces and re.match(r"trace: (= |caught$)", traces[-1]):
        result = traces.pop().removeprefix("trace: ")
    failure = ending if ending and not result else "\n".join(lines[failed:failed + 3])
    return Outcome(tuple(traces), result, "" if result else failure or "ends without a result")


def run(batch: Batch, start_on: Start) -> dict[int, Outcome]:
    """The outcome of every program; the evaluator starts again behind one that ends it."""
    outcomes: dict[int, Outcome] = {}
    while rest := {number: file for number, file in batch.items() if number not in outcomes}:
        text, ending = start_on(rest)
        parts = re.split(r"^trace: ### (\d+)\n", text, flags=re.MULTILINE)
        found = list(zip(map(int, parts[1::2]), parts[2::2]))
        for number, part in found:
            outcomes[number] = outcome(part, ending if number == found[-1][0] else "")
        if not found:
            raise RuntimeError(f"the evaluator does not start: {ending}\n{text}")
    return outcomes


class Nix:
    """Debian's Nix, working on a store below a directory."""

    def __init__(self, directory: Path) -> None:
        self.log = directory / "nix.log"
        config = ["build-users-group =", "sandbox = false", "substitute = false", "fsync-metadata = false",
                  "experimental-features = nix-command"]
        self.environment = os.environ | {
            "NIX_REMOTE": f"local?root={directory / 'nix'}", "NIX_CONFIG": "\n".join(config), "NIX_PATH": "",
            "HOME": str(directory), "XDG_CACHE_HOME": str(directory), "TERM": "dumb", "GC_INITIAL_HEAP_SIZE": "8M"}

    def start(self, batch: Batch) -> tuple[str, str]:
        lines = [f"show = import {SHOW}"]
        # A file that ends too early makes the prompt wait for more of it: a line that is wrong in any case ends that.
        lines += [line for number, file in batch.items() for line in (f"show {number} {file}", ")")]
        return start(["nix", "repl"], "\n".join(lines) + "\n", self.log, self.environment)

    def run(self, batch: Batch) -> dict[int, Outcome]:
        return run(batch, self.start)


class Dxc:
    """The compiler under test."""

    def __init__(self, program: Path, directory: Path) -> None:
        self.program = program
        self.log = directory / "dxc.log"
        self.environment = os.environ | {"NIX_PATH": "", "HOME": str(directory)}

    def start(self, batch: Batch) -> tuple[str, str]:
        calls = " ".join(f"(show {number} {file})" for number, file in batch.items())
        text = f"let show = import {SHOW}; in builtins.foldl' (all: one: builtins.seq one all) null [ {calls} ]"
        return start([str(self.program), "eval", "-"], text, self.log, self.environment)

    def run(self, batch: Batch) -> dict[int, Outcome]:
        return run(batch, self.start)
