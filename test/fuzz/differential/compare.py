"""Compares what two evaluators say about a program."""

import re
from dataclasses import dataclass

from .runner import Outcome

# Failures that can be told apart in both evaluators' words.
KINDS = {
    "undefined variable": r"undefined variable",
    "abort": r"evaluation aborted",
    "recursion": r"infinite recursion|stack overflow|imports itself|stack.*exhausted|call depth",
    "does not end": r"does not end",
    "signal": r"ends by signal|ends without a result",
}


@dataclass(frozen=True)
class Difference:
    """A program about which Nix and dxc disagree."""

    program: str
    nix: Outcome
    dxc: Outcome

    def text(self) -> str:
        return "\n".join(["--- program", self.program, "--- nix", self.nix.text(), "--- dxc", self.dxc.text()])


def kind(outcome: Outcome) -> str:
    """What a failure is, or nothing where it is one of the many others."""
    return next((name for name, words in KINDS.items() if re.search(words, outcome.failure)), "")


def agree(nix: Outcome, dxc: Outcome) -> bool:
    # How often an endless recursion prints something depends on how deep it may go.
    if kind(nix) == kind(dxc) == "recursion":
        return True
    if nix.traces != dxc.traces or nix.result != dxc.result:
        return False
    kinds = {kind(nix), kind(dxc)}
    return len(kinds) == 1 or "" in kinds and "signal" not in kinds and "does not end" not in kinds


def compare(program: str, nix: Outcome, dxc: Outcome) -> Difference | None:
    return None if agree(nix, dxc) else Difference(program, nix, dxc)
