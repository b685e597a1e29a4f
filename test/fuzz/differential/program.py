"""Programs: trees of templates, generated at random and written as text."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .grammar import Grammar, Hole, Template, Variable

# Few names, so that one hides another now and then.
NAMES = ["a", "b", "c", "d", "e", "f", "g", "x", "y", "z", "name", "value"]
# What may be hidden but rarely is.
GLOBALS = ["map", "builtins", "true", "toString", "__sub", "__lessThan", "or'"]


@dataclass(frozen=True)
class Node:
    """A use of a template."""

    kind: str
    template: Template
    # In place of the template's holes.
    children: tuple["Node", ...] = ()
    # What the template's variables are called.
    names: tuple[tuple[str, str], ...] = ()
    parentheses: bool = True

    def text(self) -> str:
        """The program's text."""
        children, names = iter(self.children), dict(self.names)
        parts = []
        for piece in self.template:
            match piece:
                case Hole():
                    parts.append(next(children).text())
                case Variable(name):
                    parts.append(names[name])
                case _:
                    parts.append(piece)
        text = "".join(parts)
        return f"({text})" if self.parentheses and not re.fullmatch(r"[\w.]*", text) else text

    def size(self) -> int:
        return 1 + sum(child.size() for child in self.children)

    def paths(self) -> Iterator[tuple[int, ...]]:
        """The way to every node, from the top down."""
        yield ()
        for index, child in enumerate(self.children):
            yield from ((index, *path) for path in child.paths())

    def at(self, path: tuple[int, ...]) -> "Node":
        return self.children[path[0]].at(path[1:]) if path else self

    def put(self, path: tuple[int, ...], node: "Node") -> "Node":
        """This tree with another node at a place."""
        if not path:
            return node
        children = list(self.children)
        children[path[0]] = children[path[0]].put(path[1:], node)
        return replace(self, children=tuple(children))


Scope = tuple[tuple[str, str], ...]


class Generator:
    """Makes one program. Equal seeds give equal programs."""

    def __init__(self, grammar: Grammar, seed: str) -> None:
        self.grammar = grammar
        self.random = random.Random(seed)
        # Half of the programs hold something of a wrong type.
        self.wrong = self.random.choice([0, 0, 0.02, 0.06])
        self.expressions = [name for name, kind in grammar.kinds.items() if not kind.raw]
        self.left = 120  # nodes

    def program(self) -> Node:
        return self.expression("ANY", (), self.random.randint(2, 7))

    def expression(self, kind: str, scope: Scope, height: int) -> Node:
        raw = self.grammar.kinds[kind].raw
        if not raw and self.random.random() < self.wrong:
            kind = self.random.choice(self.expressions)
        if not raw and self.random.random() < 0.35:
            if variable := self.variable(kind, scope):
                return variable
        self.left -= 1
        template = self.random.choice(self.grammar.templates(kind, height if self.left > 0 else 0))
        names = self.name_variables(template)
        children = tuple(self.child(piece, names, scope, height)
                         for piece in template if isinstance(piece, Hole))
        parentheses = not raw and self.random.random() < 0.9
        return Node(kind, template, children, tuple(names.items()), parentheses)

    def child(self, hole: Hole, names: dict[str, str], scope: Scope, height: int) -> Node:
        bound = tuple((names[variable], kind) for variable, kind in hole.variables)
        return self.expression(hole.kind, scope + bound, height - self.random.choice([1, 1, 2]))

    def variable(self, kind: str, scope: Scope) -> Node | None:
        """A variable in scope that fits, if there is one."""
        fitting = [name for name, other in dict(scope).items() if kind in (other, "ANY")]
        return Node(kind, (self.random.choice(fitting),)) if fitting else None

    def name_variables(self, template: Template) -> dict[str, str]:
        wanted = [piece.name for piece in template if isinstance(piece, Variable)]
        pool = NAMES if self.random.random() < 0.98 else NAMES + GLOBALS
        wanted = list(dict.fromkeys(wanted))
        return dict(zip(wanted, self.random.sample(pool, len(wanted))))
