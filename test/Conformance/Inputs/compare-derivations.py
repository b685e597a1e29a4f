#!/usr/bin/env python3
"""Compares what dxc and Nix make of other people's deployments.

    compare-derivations.py framework|services|disnix PEERS DIR EQUAL

evaluates every deployment of a checkout below PEERS by both, against the
stand-in nixpkgs beside this file, and compares the paths of all derivations.
Where Nix fails dxc must fail too. Prints a line for each deployment, then the
counts and times; fails on a difference, and where fewer than EQUAL paths were
compared. DIR is for copies of the checkouts under the names that their files
use for each other.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

HERE = Path(__file__).resolve().parent
MANAGERS = ["bsdrc", "cygrunsrv", "disnix", "docker", "launchd", "s6-rc", "supervisord",
            "systemd", "sysvinit"]
# Those that the framework makes whole images for.
IMAGE_MANAGERS = ["disnix", "s6-rc", "supervisord", "sysvinit"]
COMMANDS = {
    "nix": ["nix-instantiate", "--eval", "--strict", "--json", "--read-write-mode"],
    "dxc": ["dxc", "eval", "--json"],
}


def literal(value) -> str:
    """The Nix expression for a string, boolean, path or dictionary."""
    if isinstance(value, dict):
        return "{ " + "".join(f'"{k}" = {literal(v)}; ' for k, v in value.items()) + "}"
    return str(value) if isinstance(value, Path) else json.dumps(value)


class Case:
    """A function of cases.nix and what it is given."""

    def __init__(self, name: str, kind: str, arguments: dict):
        self.name, self.kind, self.arguments = name, kind, arguments

    def expression(self) -> str:
        return f"(case.{self.kind} {literal(self.arguments)})"


class Checkouts:
    """Copies of the checkouts, beside each other as their files expect."""

    def __init__(self, peers: Path, root: Path):
        shutil.rmtree(root, ignore_errors=True)
        self.root = root
        self.disnix = peers / "svanderburg+disnix"
        for name in ("nix-processmgmt", "nix-processmgmt-services"):
            shutil.copytree(peers / f"svanderburg+{name}", root / name,
                            ignore=shutil.ignore_patterns(".git"))
        # As Disnix installs them: expressions and stylesheets in one directory.
        self.disnix_data = root / "disnix" / "share" / "disnix"
        self.disnix_data.mkdir(parents=True)
        for file in (*self.disnix.glob("nix/*.nix"), *self.disnix.glob("xsl/*.xsl")):
            shutil.copy(file, self.disnix_data)
        # A store path that some models ask their environment for.
        added = subprocess.run(["nix-store", "--add", self.disnix_data], capture_output=True,
                               text=True, check=True)
        self.dysnomia = added.stdout.strip()

    def prelude(self) -> str:
        paths = {"processmgmt": self.root / "nix-processmgmt", "disnix": self.disnix_data}
        return f"let case = import {HERE}/cases.nix {literal(paths)}; in "

    def environment(self) -> dict[str, str]:
        return dict(os.environ, dysnomia=self.dysnomia,
                    NIX_PATH=f"nixpkgs={HERE}/nixpkgs:disnix={self.root}/disnix")


def processes(checkouts: Checkouts, repository: str):
    models = sorted((checkouts.root / repository).rglob("processes*.nix"))
    for model, manager, unprivileged in product(models, MANAGERS, (False, True)):
        if manager == "bsdrc" and unprivileged:
            continue  # reads /etc/rc.subr, which a BSD has
        name = f"{model.relative_to(checkouts.root)} {manager}{' unprivileged' * unprivileged}"
        yield Case(name, "processes",
                   {"model": model, "manager": manager, "unprivileged": unprivileged})


def framework(checkouts: Checkouts):
    yield from processes(checkouts, "nix-processmgmt")
    for manager, unprivileged in product(IMAGE_MANAGERS, (False, True)):
        yield Case(f"multi-process-image {manager}{' unprivileged' * unprivileged}", "image",
                   {"manager": manager, "unprivileged": unprivileged})
    for file in ("release.nix", "webapp/default.nix"):
        yield Case(f"nix-processmgmt/{file}", "jobs",
                   {"file": checkouts.root / "nix-processmgmt" / file})


def services(checkouts: Checkouts):
    yield from processes(checkouts, "nix-processmgmt-services")
    yield Case("nix-processmgmt-services/release.nix", "jobs",
               {"file": checkouts.root / "nix-processmgmt-services" / "release.nix"})


def called(name: str, arguments: dict, *functions: str):
    """What disnix-manifest and disnix-instantiate evaluate."""
    for function in functions:
        command = "instantiate" if "DistributedDerivation" in function else "manifest"
        yield Case(f"{command} {name}", "disnix",
                   {"file": f"{command}.nix", "function": function, "arguments": arguments})


def attributes(model: Path) -> set[str]:
    """The attributes that a file of models lists, at its first level."""
    return set(re.findall(r"^  (\w+)\b.*=", model.read_text(), re.M))


def fit(infrastructure: Path, model: Path, distribution: Path) -> bool:
    """Whether all that a distribution mentions is there; others fail alike, 700 of them."""
    targets = set(re.findall(r"infrastructure\.(\w+)", distribution.read_text()))
    wrong = {model.stem, distribution.stem} == {"services-complete", "distribution-missing"}
    return wrong or (attributes(distribution) <= attributes(model)
                     and targets <= attributes(infrastructure))


MODELS = ("generateManifestFromModels", "generateDistributedDerivationFromModels")
ASKED = {"targetProperty": "hostname", "clientInterface": "disnix-ssh-client"}


def network(here: Path, infrastructure: Path):
    """All that can be asked of the models in a directory on some machines."""
    place = f"{here.name}/{infrastructure.stem}"
    asked = dict(ASKED, infrastructureFile=infrastructure)
    yield from called(f"undeploy {place}", asked, "generateUndeploymentManifest")
    yield Case(f"normalize {place}", "value", {"file": "infrastructure-xml.nix", "arguments": asked})
    for packages in sorted(here.glob("*pkgs.nix")):
        yield from called(f"{place} {packages.stem}", dict(asked, packagesFile=packages), *MODELS)
    for model in sorted(here.glob("services*.nix")):
        yield Case(f"round robin {place} {model.stem}", "disnix",
                   {"file": "gendist-roundrobin.nix",
                    "arguments": {"servicesFile": model, "infrastructureFile": infrastructure}})
        for distribution in sorted(here.glob("distribution*.nix")):
            if fit(infrastructure, model, distribution):
                yield from called(
                    f"{place} {model.stem} {distribution.stem}",
                    dict(asked, servicesFile=model, distributionFile=distribution), *MODELS)


def disnix(checkouts: Checkouts):
    tests = checkouts.disnix / "tests"
    for directory in ("manifest", "snapshots", "locking", "pkgs"):
        for infrastructure in sorted((tests / directory).glob("infrastructure*.nix")):
            yield from network(tests / directory, infrastructure)
    here = tests / "manifest"
    yield from called("architecture", dict(ASKED, architectureFile=here / "architecture.nix"),
                      "generateManifestFromArchitectureModel",
                      "generateDistributedDerivationFromArchitectureModel")
    yield from called("deployment", {"deploymentFile": here / "deployment.nix"},
                      "generateManifestFromDeploymentModel")
    yield from called("build", {"buildFile": here / "build.nix"},
                      "generateDistributedDerivationFromBuildModel")
    parametrized = dict(ASKED, servicesFile=here / "services-parametrized.nix",
                        infrastructureFile=here / "infrastructure.nix",
                        distributionFile=here / "distribution-parametrized.nix",
                        extraParams={"prefix": "myService"})
    yield from called("parametrized with state", dict(parametrized, deployState=True), MODELS[0])
    yield from called("parametrized", parametrized, *MODELS)


class Failure:
    """Of an evaluation: all that an evaluator may have are equal."""

    def __init__(self, text: str, status: int):
        errors = [line.strip() for line in text.splitlines() if "error:" in line]
        # A signal is none that it may have.
        self.text, self.regular = (errors or [text[-500:]])[0], status == 1

    def __eq__(self, other):
        return isinstance(other, Failure) and self.regular and other.regular

    def __str__(self):
        return self.text


class Evaluator:
    """Evaluates many cases by few processes."""

    def __init__(self, who: str, checkouts: Checkouts):
        self.who, self.checkouts, self.seconds = who, checkouts, 0.0

    def run(self, cases: list[Case]):
        # A file: there may be more than an argument can hold.
        file = self.checkouts.root / f"cases-for-{self.who}.nix"
        listed = "\n".join(case.expression() for case in cases)
        file.write_text(f"{self.checkouts.prelude()}[\n{listed}\n]\n")
        start = time.monotonic()
        done = subprocess.run([*COMMANDS[self.who], file], capture_output=True, text=True,
                              env=self.checkouts.environment(), check=False)
        if done.returncode != 0:
            return Failure(done.stderr, done.returncode)
        self.seconds += time.monotonic() - start
        return json.loads(done.stdout)

    def evaluate(self, cases: list[Case]) -> list:
        """A result for each: halves what fails as a whole."""
        results = self.run(cases) if cases else []
        if isinstance(results, list):
            return results
        if len(cases) == 1:
            return [results]
        middle = len(cases) // 2
        return self.evaluate(cases[:middle]) + self.evaluate(cases[middle:])


def parts(cases: list[Case], nix: Evaluator) -> list[Case]:
    """The processes of models that fail as a whole."""
    wholes = [case for case in cases if case.kind == "processes"]
    names = nix.evaluate([Case(case.name, "names", case.arguments) for case in wholes])
    return [Case(f"{case.name}: {name}", "process", {"name": name, "of": case.arguments})
            for case, found in zip(wholes, names) if isinstance(found, list) for name in found]


class Report:
    """Counts what two evaluators said, and prints it."""

    def __init__(self):
        self.equal = self.different = self.failed = 0

    def add(self, case: Case, nix, dxc):
        if nix != dxc:
            self.different += 1
            print(f"DIFFERENT {case.name}\n  nix {nix}\n  dxc {dxc}")
        elif isinstance(nix, Failure):
            self.failed += 1
            print(f"fails     {case.name}\n  nix {nix}\n  dxc {dxc}")
        else:
            self.equal += len(nix)
            print(f"equal     {case.name}: {len(nix)}")


def main() -> int:
    which, peers, directory, wanted = sys.argv[1:]
    checkouts = Checkouts(Path(peers).resolve(), Path(directory).resolve())
    cases = list({"framework": framework, "services": services, "disnix": disnix}[which](checkouts))
    nix, dxc = (Evaluator(who, checkouts) for who in COMMANDS)
    report = Report()
    with ThreadPoolExecutor(max_workers=2) as pool:
        def compare(cases: list[Case]):
            expected, got = pool.map(lambda e: e.evaluate(cases), (nix, dxc))
            for case, *results in zip(cases, expected, got):
                report.add(case, *results)
            return [c for c, e in zip(cases, expected) if isinstance(e, Failure)]
        compare(parts(compare(cases), nix))
    print(f"{len(cases)} deployments: {report.equal} equal derivations, "
          f"{report.failed} failures by both, {report.different} differences")
    print(f"seconds in evaluations that succeeded: nix {nix.seconds:.2f}, dxc {dxc.seconds:.2f}, "
          f"ratio {nix.seconds / max(dxc.seconds, 0.01):.1f}")
    return 1 if report.different or report.equal < int(wanted) else 0


sys.exit(main())
