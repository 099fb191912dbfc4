"""The accurate tagger: a small encoder, fine-tuned on PolNeAR, reads the article in windows; runs in onnxruntime, without torch.

One pass gives every word the probability that it begins or goes on a cue (Pareti 2015), and two vectors. For each cue a
second, small network compares the cue's vector with those of the words around it and says which of them are its source and
its content. So linking is part of reading: a source or content is only ever found for a cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scoring.attribution.decoding import REACH, Cue, begun, parts
from scoring.attribution.tagged import Tagged
from scoring.attribution.windows import NO_LOOK, Units, Window, units, windows
from scoring.attribution.wordpieces import Vocabulary
from scoring.encoders import session, vocabulary
from scoring.modelfiles import evaluated
from scoring.reading import Reading
from scoring.values import Span

Ints = NDArray[np.int64]
FOLDER = Path(__file__).parent.parent / "models" / "accurate"
FILES = ("encoder.onnx", "roles.onnx", "vocabulary.txt")


class Accurate:
    """Finds the attributions of a text. Safe to share between threads."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.version = f"accurate-{evaluated(folder, FILES)[:12]}"
        self._encoder, self._roles = session(folder / "encoder.onnx"), session(folder / "roles.onnx")
        self._vocabulary = vocabulary(folder / "vocabulary.txt")

    def __call__(self, reading: Reading) -> tuple[Tagged, ...]:
        """Return the attributions of a text in its order."""
        cut = units(reading, self._vocabulary)
        cues = [cue for window in windows(cut) for cue in self._cues(cut, window)]
        found = [
            Tagged(
                spans(cut, range(*one.source)) if one.source else (),
                spans(cut, range(*one.cue)),
                spans(cut, one.content),
            )
            for one in parts(cues, len(cut.words))
        ]
        return tuple(sorted(found, key=lambda one: one.start))

    def _cues(self, cut: Units, window: Window) -> Iterator[Cue]:
        ids, looks, firsts = _numbers(cut, window, self._vocabulary)
        marks, words, pointers = self._encoder.run(None, {"ids": ids, "looks": looks, "first": firsts})
        found = [
            (sure, first, last)
            for sure, first, last in begun(marks[0])
            if window.core <= window.first + first < window.core_end
        ]
        if not found:
            return
        places = np.array([first for _, first, _ in found])[:, None] + np.arange(-REACH, REACH + 1)[None]
        inside = (places >= 0) & (places < words.shape[1])
        around = words[0][places.clip(0, words.shape[1] - 1)]
        pointer = np.stack([pointers[0, first:last].mean(0) for _, first, last in found])
        (roles,) = self._roles.run(None, {"around": around, "cue": pointer, "inside": inside.astype(np.float32)})
        for (sure, first, last), role in zip(found, roles, strict=True):
            yield Cue(sure, window.first + first, window.first + last, role)


def _numbers(cut: Units, window: Window, vocabulary: Vocabulary) -> tuple[Ints, Ints, Ints]:
    """Return what the encoder is given for a window (1 x pieces, twice, and 1 x words): pieces, looks, first piece of each word."""
    ids, looks, firsts = [vocabulary.opening], [NO_LOOK], []
    for place in range(window.first, window.last):
        firsts.append(len(ids))
        ids += cut.pieces[place]
        looks += [cut.looks[place]] * len(cut.pieces[place])
    ids.append(vocabulary.closing)
    looks.append(NO_LOOK)
    return np.array([ids]), np.array([looks]), np.array([firsts])


def spans(cut: Units, places: Iterable[int]) -> tuple[Span, ...]:
    """Return the character spans of words, those without a gap between them joined."""
    found: list[list[int]] = []
    before = -2
    for place in places:
        word = cut.words[place]
        if place == before + 1:
            found[-1][1] = word.end
        else:
            found.append([word.start, word.end])
        before = place
    return tuple((start, end) for start, end in found)


@cache
def accurate() -> Accurate:
    """Return the shipped tagger, loaded once."""
    return Accurate()
