"""Imports run one way, service -> scoring -> libraries; the engine knows no network, no clock and no file but its own."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# What the engine may import besides the standard library.
LIBRARIES = {"Stemmer", "dateparser", "msgspec", "numpy", "onnxruntime", "orjson", "scipy", "scoring", "sentencex", "sklearn", "skops"}
# Of the standard library: network, processes, clocks, chance, and ways round this test.
FORBIDDEN = {
    "asyncio", "ctypes", "ftplib", "getpass", "http", "imaplib", "importlib", "io", "mmap", "multiprocessing", "os",
    "pickle", "platform", "runpy", "secrets", "select", "selectors", "shelve", "shutil", "smtplib", "socket", "socketserver",
    "sqlite3", "ssl", "subprocess", "sys", "tempfile", "time", "urllib", "uuid", "webbrowser", "xmlrpc",
}
# Each exception with its reason: the environment is set so that onnxruntime neither calls home nor writes there.
EXCEPTED = {("scoring/encoders.py", "os")}
CLOCKS = {"now", "utcnow", "today"}
FILES = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "iterdir", "glob", "unlink", "mkdir", "exists"}
# Where the engine reads files: its rubric and its models.
READERS = {
    "scoring/encoders.py", "scoring/attribution/linking.py", "scoring/modelfiles.py", "scoring/rarity.py",
    "scoring/rubric.py", "scoring/speakers/classes.py",
}
# Training is run by hand on labelled text, and never imported by the engine.
TRAINING = "scoring/train/"
SEEDED = {"Random", "default_rng", "RandomState"}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def engine_faults(path: str, source: str) -> Iterator[str]:
    """Yield `file:line` and what is wrong, for a module of the engine."""
    tree = ast.parse(source)
    for line, name in imported(tree):
        root = name.partition(".")[0]
        if name.startswith("."):
            continue  # a relative import does not leave the engine
        if (path, name) in EXCEPTED:
            continue
        if root in FORBIDDEN or not (root in sys.stdlib_module_names or root in LIBRARIES):
            yield f"{path}:{line}: the engine does not import {name}"
        elif name.startswith("scoring.train"):
            yield f"{path}:{line}: the engine does not import how it was trained"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from (f"{path}:{node.lineno}: {fault}" for fault in call_faults(path, node))


def call_faults(path: str, call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
    if name in {"__import__", "eval", "exec", "compile"} and isinstance(call.func, ast.Name):
        yield f"{name}() is a way round this test"
    if name in CLOCKS:
        yield f"{name}() reads the clock; pass the time in"
    if name in FILES and path not in READERS:
        yield f"{name}() touches files; only {', '.join(sorted(READERS))} may"
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if isinstance(owner, ast.Name) and owner.id == "random" and name != "Random":
        yield f"random.{name}() is not seeded"
    if name in SEEDED and not call.args and not call.keywords:
        yield f"{name}() needs a seed"


def service_faults(path: str, source: str) -> Iterator[str]:
    """Yield `file:line` and what is wrong, for a module of the service."""
    for line, name in imported(ast.parse(source)):
        if name.startswith("scoring.train") or name.partition(".")[0] in {"tests", "benchmarks"}:
            yield f"{path}:{line}: the service does not import {name}"


def test_the_engine_keeps_to_itself() -> None:
    faults: list[str] = []
    for module in modules("scoring"):
        path = module.relative_to(ROOT).as_posix()
        if not path.startswith(TRAINING):
            faults += engine_faults(path, module.read_text())
    assert not faults, "\n".join(faults)


def test_training_knows_nothing_of_the_service() -> None:
    wrong = [
        f"{module.relative_to(ROOT)}:{line}: {name}"
        for module in modules(TRAINING)
        for line, name in imported(ast.parse(module.read_text()))
        if name.partition(".")[0] in {"service", "flask", "marshmallow", "tests"}
    ]
    assert not wrong, "\n".join(wrong)


def test_the_service_does_not_lean_on_its_tests() -> None:
    faults: list[str] = []
    for module in modules("service"):
        faults += service_faults(module.relative_to(ROOT).as_posix(), module.read_text())
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("source", "told"), [
    ("import re\n\nfrom flask import Flask\n", "scoring/x.py:3: the engine does not import flask"),
    ("from service import cli\n", "scoring/x.py:1: the engine does not import service"),
    ("import marshmallow as m\n", "scoring/x.py:1: the engine does not import marshmallow"),
    ("import urllib.request\n", "scoring/x.py:1: the engine does not import urllib.request"),
    ("def f():\n    import socket\n", "scoring/x.py:2: the engine does not import socket"),
    ("from datetime import datetime\nx = datetime.now()\n", "scoring/x.py:2: now() reads the clock; pass the time in"),
    ("import datetime\nx = datetime.date.today()\n", "scoring/x.py:2: today() reads the clock; pass the time in"),
    ("import random\nx = random.random()\n", "scoring/x.py:2: random.random() is not seeded"),
    ("import random\nx = random.Random()\n", "scoring/x.py:2: Random() needs a seed"),
    ("x = __import__('socket')\n", "scoring/x.py:1: __import__() is a way round this test"),
])
def test_what_breaks_the_rule_is_named_with_its_file_and_line(source: str, told: str) -> None:
    assert list(engine_faults("scoring/x.py", source)) == [told]


@pytest.mark.parametrize("source", ["open('x')\n", "from pathlib import Path\nPath('x').read_text()\n"])
def test_only_the_readers_touch_files(source: str) -> None:
    assert len(list(engine_faults("scoring/x.py", source))) == 1
    assert not list(engine_faults("scoring/rubric.py", source))


@pytest.mark.parametrize("source", [
    "import re, numpy.linalg\nfrom scoring.values import Span\n",
    "import random\nrandom.Random(7)\n",
    "from . import values\n",
])
def test_what_keeps_the_rule_passes(source: str) -> None:
    assert not list(engine_faults("scoring/x.py", source))


def test_the_service_may_not_import_tests() -> None:
    found = list(service_faults("service/x.py", "import re\nfrom tests import readme\n"))
    assert found == ["service/x.py:2: the service does not import tests"]
