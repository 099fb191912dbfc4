"""Train a model: `python -m scoring.train rarity --data FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path

from scoring.train import fast, linker, rarity

MODELS = {"linker": linker.train, "rarity": rarity.train}


def main() -> None:
    """Train the model that the command line names and write it, with its card, into `scoring/models`."""
    parser = argparse.ArgumentParser(prog="python -m scoring.train", description=__doc__)
    parser.add_argument("model", choices=["fast", *sorted(MODELS)])
    parser.add_argument("--data", type=Path, required=True, help="the folder with the labelled sets")
    parser.add_argument(
        "--also", type=Path, nargs="*", default=[], help="fast only: further labelled files, as a better tagger writes"
    )
    chosen = parser.parse_args()
    if chosen.model == "fast":
        fast.train(chosen.data, chosen.also)
    else:
        MODELS[chosen.model](chosen.data)


main()
