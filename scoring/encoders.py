"""Sessions of onnxruntime for the encoders: one core each, and no telemetry."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # else onnxruntime counts its users, and writes to their home, on import
import onnxruntime


def session(file: Path) -> onnxruntime.InferenceSession:
    """Return a session on one core: the same bytes on every machine, and workers share the cores."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
