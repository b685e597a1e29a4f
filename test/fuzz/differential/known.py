"""Differences between Nix 2.8 and dxc that are meant: the one list of them.

dxc follows the newest Nix; the oracle of the tests is Debian's 2.8.
"""

import re
from dataclasses import dataclass

from .compare import Difference


@dataclass(frozen=True)
class KnownDifference:
    """A difference is known where everything that is given is found in its texts."""

    name: str
    reason: str
    program: str = ""
    nix: str = ""
    dxc: str = ""

    def explains(self, difference: Difference) -> bool:
        texts = [(self.program, difference.program), (self.nix, difference.nix.text()),
                 (self.dxc, difference.dxc.text())]
        return all(re.search(wanted, text, re.DOTALL) for wanted, text in texts if wanted)


KNOWN = [
    KnownDifference(
        "new-builtins", "Builtins that Nix 2.8 does not have yet.",
        nix=r"attribute '(addDrvOutputDependencies|break|convertHash|readFileType|traceVerbose|warn)' missing"),
    KnownDifference(
        "integer-overflow", "Integers that overflow are errors; in 2.8 they wrap around.",
        dxc=r"\[integer-overflow\]"),
]


def explanation(difference: Difference) -> KnownDifference | None:
    """The row of the list that explains a difference, if one does."""
    return next((known for known in KNOWN if known.explains(difference)), None)


def table() -> str:
    """The list as a Markdown table."""
    rows = [f"| {known.name} | {known.reason} |" for known in sorted(KNOWN, key=lambda known: known.name)]
    return "\n".join(["| difference | why |", "|---|---|", *rows])
