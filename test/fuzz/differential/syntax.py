"""Mutants of programs: texts that are a little wrong, or right by chance.

Only whether they are accepted is compared: a mutant becomes the body of a
function that is never called.
"""

import random
import re

WORDS = [
    "{", "}", "(", ")", "[", "]", ";", "=", ":", ",", "@", "?", ".", "...", '"', "''", "${", "$", "\\", "//", "/",
    "++", "->", "==", "<", "<=", ">", "&&", "||", " or ", " in ", " let ", " then ", " else ", " if ", " rec ",
    " with ", " assert ", " inherit ", "a", "a.b", "1", "1.5", ".5", "00", "./a", "./a/", "~/x", "<a>", "http://x",
    "-", "!", "#", "/*", "*/", "\n", "\r", "\r\n", "\t", "é", "'", "{a}:", "x:", "%", "&", "_", "a-b", "''$", "$$",
]


def mutant(text: str, seed: str) -> str:
    """A function that ignores its argument, whose body is the text with a few words changed."""
    chance = random.Random("mutant " + seed)
    words = re.findall(r"\w+|\s+|.", text, re.DOTALL)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        place = chance.randrange(len(words) + 1)
        match chance.randrange(10):
            case 0 | 1 | 2 | 3:
                del words[place:place + 1]
            case 4 | 5 | 6 | 7:
                words.insert(place, chance.choice(WORDS))
            case 8:
                words[place:place + 1] = [chance.choice(WORDS)]
            case _:
                words[place:place + 1] *= 2
    return "_:\n" + "".join(words)
