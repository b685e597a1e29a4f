#!/usr/bin/env python3
"""Writes a C++ source that holds the text of files as constant data.

The result is a table sorted by path (relative to --root) and a function that
returns it; see dx_embed_directory in DxTargets.cmake.
"""

import argparse
import os

PRINTABLE = {b: chr(b) for b in range(0x20, 0x7F)}
PRINTABLE.update({ord("\\"): "\\\\", ord('"'): '\\"', ord("?"): "\\?"})
PRINTABLE.update({ord("\n"): "\\n", ord("\t"): "\\t"})


def literal(text: bytes) -> str:
    """The bytes as C++ string literals, one for each line."""
    lines = text.splitlines(keepends=True) or [b""]
    quoted = []
    for line in lines:
        # Octal escapes have at most three digits, so the next character is safe.
        body = "".join(PRINTABLE.get(b) or f"\\{b:03o}" for b in line)
        quoted.append(f'    "{body}"')
    return "\n".join(quoted)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("root", "header", "type", "function", "files", "output"):
        options.add_argument(f"--{name}", required=True)
    args = options.parse_args()

    with open(args.files, encoding="utf-8") as listing:
        files = listing.read().split("\n")
    paths = sorted(os.path.relpath(f, args.root) for f in files if f)

    rows = []
    for path in paths:
        with open(os.path.join(args.root, path), "rb") as source:
            text = source.read()
        name = literal(path.encode()).strip()
        rows.append(f"  {{llvm::StringRef({name}, {len(path.encode())}),\n"
                    f"   llvm::StringRef(\n{literal(text)},\n    {len(text)})}},\n")

    table = "{}"
    with open(args.output, "w", encoding="ascii") as out:
        out.write(f'#include "{args.header}"\n\n')
        if rows:
            table = "Files"
            out.write(f"static constexpr {args.type} Files[] = {{\n"
                      + "".join(rows) + "};\n\n")
        out.write(f"llvm::ArrayRef<{args.type}> {args.function}() "
                  f"{{ return {table}; }}\n")


main()
