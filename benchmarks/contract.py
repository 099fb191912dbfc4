"""Made-up requests in every phase, stateful ones too: `python benchmarks/contract.py --examples 100`, without a key and with one.

The real service is asked by schemathesis' own command line, with the hooks of `contract_hooks.py`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.contract_hooks import CONFIGURATION
from benchmarks.serving import SECONDSOURCE, environment, running

ROOT = Path(__file__).parent.parent


def run(examples: int, *, locked: bool, seed: int) -> int:
    """Ask a fresh service, and return the exit status of schemathesis."""
    with tempfile.TemporaryDirectory() as folder:
        variables = environment(Path(folder), tagger="fast", rate=0, keys="always" if locked else "auto")
        configuration = CONFIGURATION
        if locked:
            scopes = [part for scope in ("score", "read", "write", "admin") for part in ("--scope", scope)]
            adding = [*SECONDSOURCE, "keys", "add", "--name", "contract", *scopes]
            made = subprocess.run(adding, env={**os.environ, **variables}, capture_output=True, text=True, check=True)
            configuration += f'[auth.openapi.key]\nbearer = "{made.stdout.strip().splitlines()[-1].split()[-1]}"\n'
        (Path(folder) / "schemathesis.toml").write_text(configuration)
        hooks = {**os.environ, "SCHEMATHESIS_HOOKS": "benchmarks.contract_hooks", "PYTHONPATH": str(ROOT)}
        with running([*SECONDSOURCE, "serve"], variables, Path(folder)) as served:
            asked = ["run", f"http://127.0.0.1:{served.port}/openapi.json", "--phases", "examples,coverage,fuzzing,stateful",
                     "--max-examples", str(examples), "--seed", str(seed), "--exclude-path", "/v1/events"]
            command = [str(Path(sys.executable).with_name("schemathesis")), *asked]
            return subprocess.run(command, env=hooks, cwd=folder, check=False).returncode


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
