"""The accurate tagger: a small encoder, fine-tuned on PolNeAR, reads the article in windows; runs in onnxruntime, without torch.

One pass gives every word the probability that it begins or goes on a cue (Pareti 2015), and two vectors. For each cue a
second, small network compares the cue's vector with those of the words around it and says which of them are its source and
its content. So linking is part of reading: a source or content is only ever found for a cue.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scoring.attribution.decoding import REACH, Cue, begun, parts
from scoring.attribution.tagged import ModelError, Tagged
from scoring.attribution.windows import NO_LOOK, Units, Window, units, windows
from scoring.attribution.wordpieces import Vocabulary
from scoring.reading import Reading
from scoring.values import Span

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # else onnxruntime counts its users, and writes to their home, on import
import onnxruntime

Ints = NDArray[np.int64]
FOLDER = Path(__file__).parent.parent / "models" / "accurate"
FILES = ("encoder.onnx", "roles.onnx", "vocabulary.txt")
EVALUATION = "evaluation.json"


class Accurate:
    """Finds the attributions of a text. Safe to share between threads."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.version = f"accurate-{_checked(folder)[:12]}"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same bytes on every machine; workers share cores
        self._encoder = onnxruntime.InferenceSession(folder / "encoder.onnx", options, providers=["CPUExecutionProvider"])
        self._roles = onnxruntime.InferenceSession(folder / "roles.onnx", options, providers=["CPUExecutionProvider"])
        pieces = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self._vocabulary = Vocabulary({piece: number for number, piece in enumerate(pieces)})

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


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _checked(folder: Path) -> str:
    """Return the SHA-256 of a model as one; raises ModelError where a file is not that of its evaluation."""
    try:
        wanted: dict[str, str] = json.loads((folder / EVALUATION).read_text(encoding="utf-8"))["files"]
        for name in FILES:
            if digest(folder / name) != wanted[name]:
                raise ModelError(f"{folder / name} is not the file that was evaluated; install Second Source anew")
    except FileNotFoundError as missing:
        raise ModelError(f"{missing.filename} is missing; install Second Source anew") from missing
    return hashlib.sha256("".join(wanted[name] for name in FILES).encode()).hexdigest()


@cache
def accurate() -> Accurate:
    """Return the shipped tagger, loaded once."""
    return Accurate()
