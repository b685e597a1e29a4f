"""The rules of generation, read from rules/*.rules.

A file holds sections, `KIND:` and then a template on each indented line. In a
template

- a word in capitals that names a kind is a hole for an expression of it;
- `KIND/x=INT` is a hole inside of which the variable `$x` is known as an INT;
- `$x` is a variable, named anew each time the template is used;
- `↵` is a line feed, and the line `(empty)` is nothing.

The templates of a `raw KIND:` are pieces of text: they stand in the program as
they are, where an expression gets parentheses. A kind may have sections in
several files. A line that begins with `#` is a comment and ends a section.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

RULES = Path(__file__).parent / "rules"


@dataclass(frozen=True)
class Hole:
    """A place for an expression of a kind, and the variables that are bound there, with their kinds."""

    kind: str
    variables: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Variable:
    """A place for the name of a variable."""

    name: str


Piece = str | Hole | Variable
Template = tuple[Piece, ...]


@dataclass
class Kind:
    raw: bool = False
    templates: list[Template] = field(default_factory=list)
    # How many levels of expressions it needs at least.
    height: int = 1000


class Grammar:
    """All kinds, by name."""

    def __init__(self, directory: Path = RULES) -> None:
        self.kinds: dict[str, Kind] = {}
        sections = [section for file in sorted(directory.glob("*.rules"))
                    for section in read_sections(file.read_text())]
        for name, raw, _ in sections:
            self.kinds.setdefault(name, Kind(raw, height=0 if raw else 1000))
        names = "|".join(sorted(self.kinds, key=len, reverse=True))
        places = re.compile(rf"\$([a-z])(?![a-z])|(?<![A-Za-z_])({names})((?:/[a-z]=[A-Z]+)*)(?![A-Za-z_])")
        for name, _, lines in sections:
            self.kinds[name].templates += [split(line, places) for line in lines]
        self._measure()

    def _measure(self) -> None:
        changed = True
        while changed:
            changed = False
            for kind in self.kinds.values():
                height = min(map(self.height, kind.templates))
                changed |= height < kind.height
                kind.height = min(kind.height, height)

    def height(self, template: Template) -> int:
        return 1 + max((self.kinds[piece.kind].height for piece in template if isinstance(piece, Hole)),
                       default=0)

    def words(self) -> set[str]:
        """Every word that a template writes."""
        texts = [piece for kind in self.kinds.values() for template in kind.templates
                 for piece in template if isinstance(piece, str)]
        return {word for text in texts for word in re.findall(r"[\w']+", text)}

    @cache
    def templates(self, kind: str, height: int) -> list[Template]:
        """Those that need no more than a height, or else the lowest."""
        found = self.kinds[kind]
        height = max(height, found.height, 1)
        return [template for template in found.templates if self.height(template) <= height]


def read_sections(text: str) -> Iterator[tuple[str, bool, list[str]]]:
    """The sections of a file: the kind, whether it is raw, and its templates' texts."""
    name, raw, lines = "", False, []
    for line in [*text.splitlines(), "#"]:
        head = re.fullmatch(r"(raw )?([A-Z]+):", line)
        if head or line.startswith("#"):
            if lines:
                yield name, raw, lines
            name, raw, lines = (head[2], bool(head[1]), []) if head else ("", False, [])
        elif line.startswith("  "):
            lines.append("" if line == "  (empty)" else line[2:].replace("↵", "\n"))


def split(line: str, places: re.Pattern[str]) -> Template:
    pieces: list[Piece] = []
    end = 0
    for place in places.finditer(line):
        pieces.append(line[end:place.start()])
        end = place.end()
        if place[1]:
            pieces.append(Variable(place[1]))
        else:
            bound = tuple(tuple(item.split("=")) for item in place[3].split("/") if item)
            pieces.append(Hole(place[2], bound))
    pieces.append(line[end:])
    return tuple(piece for piece in pieces if piece != "")
