"""The fast tagger: attributions by a chain of labels over words, without a parser, for archives of millions."""

from __future__ import annotations

from functools import cache

from scoring.attribution import fast_model, linking
from scoring.attribution.fast_keys import paragraphs
from scoring.attribution.fast_labels import pieces
from scoring.attribution.tagged import Tagged
from scoring.reading import Reading

OUTSIDE = 0.02  # tuned on PolNeAR's dev articles; the model's weights are of the order of 0.3


class Fast:
    """Finds the attributions of a text. Safe to share between threads."""

    def __init__(self) -> None:
        self._label = fast_model.Labeller(fast_model.read_model(), OUTSIDE)
        self.version = f"{fast_model.version()} {linking.version()}"

    def __call__(self, reading: Reading) -> tuple[Tagged, ...]:
        """Return the attributions of a text in its order."""
        return tuple(
            one
            for paragraph in paragraphs(reading)
            for one in linking.attributions(paragraph, tuple(pieces(self._label(paragraph))))
        )


@cache
def fast() -> Fast:
    """Return the shipped tagger, loaded once."""
    return Fast()
