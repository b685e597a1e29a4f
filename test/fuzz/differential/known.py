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
    KnownDifference(
        "wide-indices", "Indices and lengths have 64 bits; 2.8 takes the lower 32 of them.",
        program=r"\b(elemAt|substring|genList)\b.*\d{10}|\d{10}.*\b(elemAt|substring|genList)\b"),
    KnownDifference(
        "exact-rounding", "`ceil` and `floor` give an integer back as it is; 2.8 goes through a float, the newest fails.",
        program=r"\b(ceil|floor)\b", nix=r"\d{16}"),
    KnownDifference(
        "lazy-replacements", "`replaceStrings` computes the replacements that it needs; 2.8 computes all of them.",
        program=r"\breplaceStrings\b", nix=r"(^|\n)(caught|error: |= false)"),
    KnownDifference(
        "derivation-names", "The name of a derivation is checked before its attributes are computed.",
        dxc=r"\[invalid-derivation-name\]"),
    KnownDifference(
        "computed-early", "Parts of a traced value that cost less to compute than to delay are not `<CODE>`.",
        nix=r"^trace: .*<CODE>"),
    KnownDifference(
        "empty-inherit", "The names in `e` of `inherit (e);` must be defined; 2.8 drops it unread.",
        program=r"inherit *\(.*\) *;", dxc=r"undefined variable"),
    KnownDifference(
        "inherited-positions", "An inherited attribute is where its name is; in 2.8, where the word before it ends.",
        program=r"unsafeGetAttrPos.*inherit|inherit.*unsafeGetAttrPos"),
    KnownDifference(
        "store-elsewhere", "The oracle's store lies below another directory, which a path in a file of it shows.",
        nix=r"/nix/nix/store/"),
    KnownDifference(
        "references-of-files", "`readFile` tells what a store file refers to; the oracle's store, which lies elsewhere, "
        "does not know it.",
        program=r"readFile", dxc=r"referring to"),
    KnownDifference(
        "nothing-is-built", "dxc builds nothing: where Nix would build what is read, it fails in its own words.",
        nix=r"is required to build"),
    KnownDifference(
        "unbuilt-paths", "`storePath` takes an output that is not built; so does Nix where it only evaluates.",
        program=r"storePath", nix=r"does not exist and cannot be created|getting status of"),
    KnownDifference(
        "json-infinities", "`toJSON` of an infinity or of NaN is `null`; 2.8 writes what is no JSON.",
        program=r"(toJSON|__structuredAttrs).*(inf|nan|e300|e10)|(inf|nan|e300|e10).*(toJSON|__structuredAttrs)"),
    KnownDifference(
        "store-path-names", "Names of store paths are not `.` or `..`, and do not begin with `.-` or `..-`.",
        dxc=r"begins like `\.` or `\.\.`"),
]


def explanation(difference: Difference) -> KnownDifference | None:
    """The row of the list that explains a difference, if one does."""
    return next((known for known in KNOWN if known.explains(difference)), None)


def table() -> str:
    """The list as a Markdown table."""
    rows = [f"| {known.name} | {known.reason} |" for known in sorted(KNOWN, key=lambda known: known.name)]
    return "\n".join(["| difference | why |", "|---|---|", *rows])
