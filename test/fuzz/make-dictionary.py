#!/usr/bin/env python3
"""usage: make-dictionary.py DxLexer.g4 Builtins.def OUTPUT

Writes a dictionary for libFuzzer: the words and signs of the grammar, and the
names of the builtins.
"""

import re
import sys


def words(grammar: str, builtins: str) -> list[str]:
    """The literals of the lexer's rules and the names of the builtin functions."""
    literals = re.findall(r"^\w+ : '((?:[^'\\]|\\.)+)'", grammar, re.MULTILINE)
    names = re.findall(r'^DX_BUILTIN\(\w+, "([^"]+)"', builtins, re.MULTILINE)
    known = {literal.replace("\\'", "'") for literal in literals}
    return sorted(known | {"''", '"', "\\"}) + [f"builtins.{name} " for name in names]


def quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> None:
    grammar, builtins, output = sys.argv[1:]
    with open(grammar) as g, open(builtins) as b:
        entries = words(g.read(), b.read())
    with open(output, "w") as out:
        out.writelines(quoted(word) + "\n" for word in entries)


if __name__ == "__main__":
    main()
