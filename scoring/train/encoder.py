"""The accurate tagger's training: MiniLM-L6 fine-tuned on PolNeAR's train articles, then exported to ONNX with 8-bit weights.

Seeded; two cores take 1.15 s a batch, some 30 minutes in all. Needs the `train` extra (torch, onnx, the package with the starting weights).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from torch.nn import functional

from scoring.attribution.decoding import BEGINS, CONTENT, GOES_ON, REACH, SOURCE
from scoring.attribution.windows import NO_LOOK, Units
from scoring.attribution.wordpieces import Vocabulary
from scoring.train.fitting import fitted, shuffled
from scoring.train.labels import Label, Stretch, stretches
from scoring.train.network import BESIDE, Bytes, Likely, Network

BATCH = 16
SPREAD = 30  # pieces by which the stretches of a batch may differ in length
RATE, HEAD_RATE = 3e-4, 9e-4
AVERAGED = 0.998  # how much of the running average of the weights stays at a step
WEIGHTS = {"cue": 4.0, "role": 0.5, "beside": 3.0}  # of the three losses
HIDDEN_WORDS = 0.04  # share of the words that are masked while training, so that names are not learnt by heart
CUT_CUE = 0.3  # share of the longer cues of which only a part is shown, as a tagger may find only a part


Labelled = tuple[Units, tuple[Label, ...]]


@dataclass(frozen=True)
class Batch:
    """Stretches as tensors: pieces, looks, presence, first pieces, which words are there, labels, and the cues among them."""

    ids: Tensor
    looks: Tensor
    present: Tensor
    first: Tensor
    words: Tensor
    cues: Tensor
    roles: Tensor
    shown: tuple[tuple[int, Label], ...]  # (stretch, label in words of the stretch) of those that lie in it whole


def batch_of(run: Sequence[Stretch], vocabulary: Vocabulary, chance: random.Random) -> Batch:
    """Return stretches as one batch, padded to the longest; a few words by chance are masked."""
    longest, words = max(one.length for one in run) + 2, max(one.last - one.first for one in run)
    ids, looks = np.zeros((len(run), longest), np.int64), np.full((len(run), longest), NO_LOOK, np.int64)
    present, first = np.zeros((len(run), longest), np.float32), np.zeros((len(run), words), np.int64)
    there, cues = np.zeros((len(run), words), bool), np.zeros((len(run), words), np.int64)
    roles = np.zeros((len(run), words, 2), np.float32)
    shown = []
    for row, one in enumerate(run):
        ids[row, 0], at = vocabulary.opening, 1
        for place in range(one.first, one.last):
            pieces = one.cut.pieces[place]
            first[row, place - one.first] = at
            ids[row, at : at + len(pieces)] = pieces if chance.random() >= HIDDEN_WORDS else vocabulary.mask
            looks[row, at : at + len(pieces)] = one.cut.looks[place]
            at += len(pieces)
        ids[row, at] = vocabulary.closing
        present[row, : at + 1] = 1
        there[row, : one.last - one.first] = True
        for label in one.labels:
            for kind, places in enumerate((label.source, label.content)):
                inside = [place - one.first for place in places if one.first <= place < one.last]
                roles[row, inside, kind] = 1
            if one.first <= label.first < one.last:
                begin, end = label.first - one.first, min(label.last, one.last) - one.first
                cues[row, begin] = BEGINS
                cues[row, begin + 1 : end] = GOES_ON
                if all(one.first <= place < one.last for place in (*label.source, *label.content)):
                    own = (frozenset(place - one.first for place in places) for places in (label.source, label.content))
                    shown.append((row, Label(begin, end, *own)))
    tensors = [torch.from_numpy(each) for each in (ids, looks, present, first, there, cues, roles)]
    return Batch(*tensors, tuple(shown))  # type: ignore[call-arg]  # seven tensors in the order of the fields


def losses(network: Network, batch: Batch, chance: random.Random) -> dict[str, Tensor]:
    """Return the three losses of a batch: cues, any role of each word, and the roles beside each cue."""
    words = network.encoder(batch.ids, batch.looks, batch.first, batch.present)
    found = {
        "cue": functional.cross_entropy(network.cue(words).float()[batch.words], batch.cues[batch.words]),
        "role": functional.binary_cross_entropy_with_logits(network.role(words).float()[batch.words], batch.roles[batch.words]),
    }
    if batch.shown:
        found["beside"] = _beside(network, words, batch, chance)
    return found


def _beside(network: Network, words: Tensor, batch: Batch, chance: random.Random) -> Tensor:
    total = words.shape[1]
    means = torch.zeros(len(batch.shown), total)
    wanted = torch.zeros(len(batch.shown), 2 * REACH + 1, dtype=torch.long)
    starts = []
    for row, (_, label) in enumerate(batch.shown):
        first, last = label.first, label.last
        if last - first > 1 and chance.random() < CUT_CUE:
            first = chance.randrange(first, last)
            last = chance.randint(first + 1, last)
        means[row, first:last] = 1 / (last - first)
        starts.append(first)
        for role, places in ((SOURCE, label.source), (CONTENT, label.content)):
            wanted[row, [place - first + REACH for place in places if abs(place - first) <= REACH]] = role
    rows = torch.tensor([row for row, _ in batch.shown])
    places = torch.tensor(starts)[:, None] + torch.arange(-REACH, REACH + 1)[None]
    inside = (places >= 0) & (places < total)
    places = places.clamp(0, total - 1)
    inside &= batch.words[rows[:, None], places]
    cue = torch.bmm(means[:, None].to(words.dtype), network.pointer(words)[rows]).squeeze(1)
    scores = network.roles(network.word(words)[rows[:, None], places], cue, inside)
    return functional.cross_entropy(scores.float()[inside], wanted[inside])


def fit(network: Network, labelled: Sequence[Labelled], vocabulary: Vocabulary, seed: int, epochs: int) -> Network:
    """Return the network with the running average of its weights after training it in bfloat16 on labelled texts."""
    chance = random.Random(seed)  # noqa: S311  an order of batches, no secret
    torch.manual_seed(seed)
    plan = [batches for _ in range(epochs) for batches in _shuffled(labelled, chance)]

    def loss(batch: list[Stretch]) -> Tensor:
        found = losses(network, batch_of(batch, vocabulary, chance), chance)
        return sum((WEIGHTS[name] * part for name, part in found.items()), torch.tensor(0.0))

    fresh = {name: HEAD_RATE for name, _ in network.named_parameters() if not name.startswith("encoder.") or ".look." in name}
    return fitted(network, plan, loss, RATE, fresh, AVERAGED)


def _shuffled(labelled: Sequence[Labelled], chance: random.Random) -> list[list[Stretch]]:
    """Return the texts as batches of stretches of about one length, in an order by chance."""
    run = [one for cut, labels in labelled for one in stretches(cut, labels, chance)]
    return shuffled(run, lambda one: one.length, SPREAD, BATCH, chance)


def export(network: Network, folder: Path) -> None:
    """Write the two networks as ONNX, the encoder with 8-bit weights, for onnxruntime alone to run."""
    folder.mkdir(parents=True, exist_ok=True)
    network.encoder.piece = Bytes(network.encoder.piece)
    text = tuple(torch.zeros(1, 24, dtype=torch.long) for _ in range(2))
    words = torch.zeros(1, 11, dtype=torch.long)
    axes = {"ids": {1: "pieces"}, "looks": {1: "pieces"}} | {name: {1: "words"} for name in ("first", "cues", "words", "pointers")}
    with TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            network, (*text, words), exact, input_names=["ids", "looks", "first"], output_names=["cues", "words", "pointers"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )
        quantize_dynamic(exact, folder / "encoder.onnx", ["MatMul"], per_channel=True, weight_type=QuantType.QInt8)
    cue = (torch.zeros(3, 2 * REACH + 1, BESIDE), torch.zeros(3, BESIDE), torch.ones(3, 2 * REACH + 1))
    torch.onnx.export(
        Likely(network.roles), cue, folder / "roles.onnx", input_names=["around", "cue", "inside"], output_names=["roles"],
        dynamic_axes={name: {0: "cues"} for name in ("around", "cue", "inside", "roles")}, opset_version=17, dynamo=False,
    )
