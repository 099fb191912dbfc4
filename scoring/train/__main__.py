"""Train a model: `python -m scoring.train rarity --data FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path

from scoring.train import attribution, classes, rarity

MODELS = {"attribution": attribution.train, "classes": classes.train, "rarity": rarity.train}


def main() -> None:
    """Train the model that the command line names and write it, with its card, into `scoring/models`."""
    parser = argparse.ArgumentParser(prog="python -m scoring.train", description=__doc__)
    parser.add_argument("model", choices=sorted(MODELS))
    parser.add_argument("--data", type=Path, required=True, help="the folder with the labelled sets")
    chosen = parser.parse_args()
    MODELS[chosen.model](chosen.data)


main()
