"""Train a model: `python -m scoring.train attribution --data FOLDER`."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

MODELS = ("attribution", "classes", "fast", "judge", "linker", "rarity", "relation")


def main() -> None:
    """Train the model that the command line names and write it, with its card, into `scoring/models`."""
    parser = argparse.ArgumentParser(prog="python -m scoring.train", description=__doc__)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the labelled sets")
    parser.add_argument(
        "--also", type=Path, nargs="*", default=[], help="fast only: further labelled files, as a better tagger writes"
    )
    chosen = parser.parse_args()
    try:
        train = import_module(f"scoring.train.{chosen.model}").train
        train(chosen.data, *([chosen.also] if chosen.model == "fast" else []))
    except ModuleNotFoundError as missing:
        sys.exit(f"{missing.name} is not installed; what training needs comes with: pip install 'secondsource[train]'")


main()
