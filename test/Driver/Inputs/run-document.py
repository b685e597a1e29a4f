"""Runs the examples of a document: run-document.py DOCUMENT DIRECTORY

A fenced block whose info string names a file (```nix processes.dx) becomes that file in DIRECTORY. The `console` blocks
are run there in their order: each line `$ COMMAND` is a shell command, and the lines up to the next one are parts of
lines of its output (standard output and standard error), in any order.
"""

import os
import re
import subprocess
import sys


def blocks(text):
    for match in re.finditer(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", text, re.M | re.S):
        yield match.groups()


def check(command, expected, directory):
    result = subprocess.run(["sh", "-c", command], cwd=directory, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    missing = [line for line in expected if line not in result.stdout]
    fails = any(line.startswith("error: ") for line in expected)
    if missing or (result.returncode != 0) != fails:
        sys.exit(f"$ {command}\n{result.stdout}exit status {result.returncode}; not in it: {missing}")


def main(document, directory):
    os.makedirs(directory)
    with open(document) as file:
        found = list(blocks(file.read()))
    for _, name, text in found:
        if name:
            with open(os.path.join(directory, name), "w") as file:
                file.write(text)
    commands = 0
    for language, _, text in found:
        if language != "console":
            continue
        for part in ("\n" + text).split("\n$ ")[1:]:
            command, *expected = part.rstrip("\n").split("\n")
            check(command, expected, directory)
            commands += 1
    print(f"{commands} commands")


main(*sys.argv[1:])
