"""Makes a program smaller that still differs."""

from collections.abc import Callable, Iterator, Sequence

from .grammar import Grammar
from .program import Node

# Says which of some programs still differ.
Test = Callable[[Sequence[str]], list[bool]]


def smaller(node: Node, grammar: Grammar) -> Iterator[Node]:
    """This tree with one of its expressions replaced by a smaller one: a part of itself, or a simple one."""
    for path in node.paths():
        old = node.at(path)
        raw = grammar.kinds[old.kind].raw
        parts = [part for way in old.paths() if way and (part := old.at(way)).kind != old.kind or way]
        simple = [Node(old.kind, template) for template in grammar.templates(old.kind, 0)
                  if raw or all(isinstance(piece, str) for piece in template)]
        candidates = simple if raw else [old.at(way) for way in old.paths() if way] + simple[:2]
        for new in candidates:
            if grammar.kinds[new.kind].raw == raw and weight(new) < weight(old):
                yield node.put(path, new)


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
