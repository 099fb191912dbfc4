"""Made-up requests in every phase, stateful ones too: `python benchmarks/contract.py --examples 100`, without a key and with one.

The real service is asked by schemathesis' own command line. No schema can tell a claim without a word from others at a bearable cost,
a text with a NUL or a key that came before; the hooks below pass over these.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

import schemathesis

KEYS = count()
ROOT = Path(__file__).parent.parent
# What is too large is refused by its size, before anything else of it is looked at.
CONFIGURATION = """[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 428, 429, "5xx"]
"""
COMMAND = [sys.executable, "-c", "from service.cli import main; import sys; sys.exit(main())"]


@schemathesis.hook
def filter_body(_: schemathesis.HookContext, body: object) -> bool:
    """Pass over claims without a word and texts with a NUL."""
    if "\\u0000" in json.dumps(body, default=str):
        return False
    claim = body.get("claim") if isinstance(body, dict) else None
    text = claim.get("text") if isinstance(claim, dict) else None
    return not isinstance(text, str) or any(letter.isalnum() for letter in text)


@schemathesis.hook
def before_call(_: schemathesis.HookContext, case: schemathesis.Case, __: dict[str, object]) -> None:
    """Give each request that has a well-formed key one that no other has had."""
    if re.fullmatch("[!-~]{1,200}", str(case.headers.get("Idempotency-Key", ""))):
        case.headers["Idempotency-Key"] = f"{os.getpid()}-{next(KEYS)}"


@schemathesis.serializer("application/x-ndjson")
def as_it_is(_: schemathesis.SerializationContext, value: object) -> bytes:
    """Return lines of JSON, whatever they hold, as a body."""
    return value if isinstance(value, bytes) else str(value).encode()


def run(examples: int, *, locked: bool, seed: int) -> int:
    """Ask a fresh service, and return the exit status of schemathesis."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SECONDSOURCE_DATA": folder, "SECONDSOURCE_PORT": "0", "SECONDSOURCE_TAGGER": "fast",
                       "SECONDSOURCE_RATE": "0", "SECONDSOURCE_LOG_LEVEL": "error", "SECONDSOURCE_KEYS": "always" if locked else "auto"}
        configuration = CONFIGURATION
        if locked:
            scopes = [part for scope in ("score", "read", "write", "admin") for part in ("--scope", scope)]
            made = subprocess.run([*COMMAND, "keys", "add", "--name", "contract", *scopes], env=environment, capture_output=True, text=True, check=True)
            configuration += f'[auth.openapi.key]\nbearer = "{made.stdout.strip().splitlines()[-1].split()[-1]}"\n'
        with (Path(folder) / "log").open("w") as log:
            server = subprocess.Popen([*COMMAND, "serve"], env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
        assert server.stdout is not None  # noqa: S101  it was asked for
        address = server.stdout.readline().split()[-1]
        asked = ["run", f"{address}/openapi.json", "--phases", "examples,coverage,fuzzing,stateful", "--max-examples", str(examples),
                 "--seed", str(seed), "--exclude-path", "/v1/events"]
        (Path(folder) / "schemathesis.toml").write_text(configuration)
        hooks = {**os.environ, "SCHEMATHESIS_HOOKS": "benchmarks.contract", "PYTHONPATH": str(ROOT)}
        try:
            return subprocess.run([str(Path(sys.executable).with_name("schemathesis")), *asked], env=hooks, cwd=folder, check=False).returncode
        finally:
            server.terminate()
            server.wait()


def main() -> None:
    """Run without a key and with one."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--examples", type=int, default=100, help="for each operation and phase")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = [run(given.examples, locked=locked, seed=given.seed) for locked in (False, True)]
    sys.exit(max(found))


if __name__ == "__main__":
    main()
