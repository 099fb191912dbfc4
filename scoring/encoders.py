"""Sessions of onnxruntime for the encoders: one core each, and no telemetry."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from scoring.attribution.wordpieces import Vocabulary

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # else onnxruntime counts its users, and writes to their home, on import
import onnxruntime


def vocabulary(file: Path) -> Vocabulary:
    """Return the wordpieces of a file, one a line, loaded once for all encoders that read them."""
    return _loaded(file.resolve())


@cache
def _loaded(file: Path) -> Vocabulary:
    pieces = file.read_text(encoding="utf-8").splitlines()
    return Vocabulary({piece: number for number, piece in enumerate(pieces)})


def session(file: Path) -> onnxruntime.InferenceSession:
    """Return a session on one core: the same bytes on every machine, and workers share the cores."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
