#!/usr/bin/env python3
"""Fills a directory with `.drv` files that no Nix would make."""

import os
import sys

STORE = sys.argv[1]


def path(name: str) -> str:
    return f"{STORE}/{'a' * 32}-{name}.drv"


def write(name: str, text: str):
    with open(path(name), "w", encoding="utf-8") as file:
        file.write(text)


def derivation(inputs: dict[str, str], output: str = "/out") -> str:
    needed = ",".join(f'("{path(name)}",["{wanted}"])' for name, wanted in inputs.items())
    return f'Derive([("out","{output}","","")],[{needed}],[],"s","b",[],[("name","n")])'


os.makedirs(STORE)
write("self", derivation({"self": "out"}))
write("one", derivation({"two": "out"}))
write("two", derivation({"one": "out"}))
write("over", derivation({"good": "out", "one": "out"}))
write("good", derivation({}))
write("wants", derivation({"good": "doc"}))
write("floating", derivation({}, output=""))
write("no-term", "{ }")
write("cut", 'Derive([("out')
write("more", derivation({}) + "x")
write("chain0", derivation({}))
for number in range(1, 5001):
    write(f"chain{number}", derivation({f"chain{number - 1}": "out"}, f"/out{number}"))
