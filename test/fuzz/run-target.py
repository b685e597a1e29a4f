#!/usr/bin/env python3
"""Runs a libFuzzer target of the sanitizer build over its corpus.

For a number of texts, from a fixed seed, and without keeping what it learns
(what ctest does), or for a time, on all processors, with a corpus that grows
below the build directory from one run to the next. What crashes, leaks, takes
too long or too much memory is kept there too, and named. Exit status 1 then.
"""

import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# The parser's tests are good beginnings for whoever reads dx.
TESTS = {
    "lexer": ["../Parse/Inputs"],
    "parser": ["../Parse/Inputs"],
}
# Words of the language help where it is read.
DICTIONARY = {"lexer", "parser", "evaluator"}


def command(target: str, build: str, findings: str, learnt: str) -> list[str]:
    """libFuzzer's command line without what bounds the run."""
    corpora = [os.path.join(HERE, "corpus", target)]
    corpora += [os.path.join(HERE, directory) for directory in TESTS.get(target, [])]
    options = [f"-artifact_prefix={findings}/", "-timeout=20", "-rss_limit_mb=3000",
               "-max_len=4096", "-reload=0"]
    if target in DICTIONARY:
        options.append("-dict=" + os.path.join(build, "test", "fuzz", "dx.dict"))
    return [os.path.join(build, "bin", "fuzz-" + target), *options, learnt, *corpora]


def report(findings: str, before: set[str]) -> None:
    for name in sorted(set(os.listdir(findings)) - before):
        print(f"finding: {os.path.join(findings, name)}")


def run(arguments: list[str], findings: str, log: str) -> int:
    """Runs the target; what it prints goes to a file, and out where it failed."""
    before = set(os.listdir(findings))
    with open(log, "w") as output:
        status = subprocess.run(arguments, stdout=output, stderr=subprocess.STDOUT,
                                cwd=os.path.dirname(log)).returncode
    with open(log, errors="replace") as output:
        lines = output.read().splitlines()
    print("\n".join(lines[-60:] if status else lines[-4:]))
    report(findings, before)
    return 1 if status else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--build", required=True, type=os.path.abspath,
                        help="the sanitizer build's directory")
    bound = parser.add_mutually_exclusive_group(required=True)
    bound.add_argument("--runs", type=int, help="texts to try")
    bound.add_argument("--seconds", type=int, help="time to run")
    options = parser.parse_args()

    home = os.path.join(options.build, "test", "fuzz", options.target)
    findings, corpus = os.path.join(home, "findings"), os.path.join(home, "corpus")
    os.makedirs(findings, exist_ok=True)
    os.makedirs(corpus, exist_ok=True)
    log = os.path.join(home, "log")
    if options.runs:
        with tempfile.TemporaryDirectory(dir=home) as scratch:
            bounded = command(options.target, options.build, findings, scratch)
            return run([*bounded, f"-runs={options.runs}", "-seed=1"], findings, log)
    jobs = os.cpu_count() or 1
    timed = command(options.target, options.build, findings, corpus)
    return run([*timed, f"-max_total_time={options.seconds}", f"-jobs={jobs}", f"-workers={jobs}"],
               findings, log)


if __name__ == "__main__":
    sys.exit(main())
