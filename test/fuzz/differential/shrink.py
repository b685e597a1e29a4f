"""Makes a program smaller that still differs."""

from collections.abc import Callable, Iterator, Sequence

from .grammar import Grammar
from .program import Node

# Says which of some programs still differ.
Test = Callable[[Sequence[str]], list[bool]]


def smaller(program: Node, grammar: Grammar) -> Iterator[Node]:
    """This tree with one of its expressions replaced by a part of itself or by the simplest of its kind."""
    for path in program.paths():
        old = program.at(path)
        raw = grammar.kinds[old.kind].raw
        simple = [Node(old.kind, template) for template in grammar.templates(old.kind, 1)
                  if all(isinstance(piece, str) for piece in template)]
        parts = [part for way in old.paths() if way and not grammar.kinds[(part := old.at(way)).kind].raw]
        for new in simple[:3] if raw else simple[:2] + parts:
            if weight(new) < weight(old):
                yield program.put(path, new)


def weight(node: Node) -> tuple[int, int, str]:
    text = node.text()
    return node.size(), len(text), text


def shrink(node: Node, grammar: Grammar, differs: Test, rounds: int = 30) -> Node:
    """The smallest program that was found; each round tries all programs that are one step smaller."""
    for _ in range(rounds):
        candidates = sorted(smaller(node, grammar), key=weight)[:400]
        verdicts = differs([candidate.text() for candidate in candidates])
        found = next((candidate for candidate, yes in zip(candidates, verdicts) if yes), None)
        if found is None:
            return node
        node = found
    return node
