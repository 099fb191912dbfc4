"""The network of the accurate tagger, for training: MiniLM-L6 (Wang et al. 2020), heads for cues, and roles beside each cue.

Written out rather than taken from a library, for three reasons that were measured: attention by plain products trains twice
as fast on a CPU as the fused one, dropping whole channels costs a tenth of dropping single numbers, and the whole runs in
bfloat16. Weights start from those of all-MiniLM-L6-v2 (Apache-2.0), as a package of Python's index ships them.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from scoring.attribution.decoding import REACH
from scoring.attribution.windows import NO_LOOK

HIDDEN, HEADS, LAYERS, PLACES = 384, 12, 6, 512
BESIDE, NARROW = 256, 128  # width of the second network, before and after its convolution
ROLES = 3


class Drop(nn.Module):
    """Drops whole channels of a sequence, one choice for all its places."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` (batch x places x channels) with a share of its channels dropped while training."""
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[-1]) > self.share
        return x * kept.to(x.dtype) / (1 - self.share)


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.joint = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.mixed = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.wide = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.back = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm_back = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Drop(drop)

    def forward(self, x: Tensor, padding: Tensor | None) -> Tensor:
        """Return the layer's output; `padding` is added to the scores of pieces that are none."""
        batch, places, _ = x.shape
        joint = self.joint(x).view(batch, places, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = joint.reshape(3, batch * HEADS, places, HIDDEN // HEADS).unbind(0)
        scores = torch.bmm(query / math.sqrt(HIDDEN // HEADS), key.transpose(1, 2)).view(batch, HEADS, places, places)
        if padding is not None:
            scores = scores + padding
        weights = torch.softmax(scores, -1).view(batch * HEADS, places, places)
        seen = torch.bmm(weights, value).view(batch, HEADS, places, HIDDEN // HEADS)
        x = self.norm(x + self.drop(self.mixed(seen.transpose(1, 2).reshape(batch, places, HIDDEN))))
        return self.norm_back(x + self.drop(self.back(functional.gelu(self.wide(x), approximate="tanh"))))


class Encoder(nn.Module):
    """MiniLM with one more embedding, of each word's look; gives one vector a word, that of its first piece."""

    def __init__(self, pieces: int, drop: float) -> None:
        super().__init__()
        self.piece = nn.Embedding(pieces, HIDDEN)
        self.place = nn.Embedding(PLACES, HIDDEN)
        self.look = nn.Embedding(NO_LOOK + 1, HIDDEN)
        nn.init.zeros_(self.look.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.drop = Drop(drop)

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a BERT checkpoint with the same shape."""
        self.piece.weight.data = weights["embeddings.word_embeddings.weight"].float()
        kind = weights["embeddings.token_type_embeddings.weight"][0].float()
        self.place.weight.data = weights["embeddings.position_embeddings.weight"].float() + kind
        _take(self.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            name = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                joint = [weights[f"{name}attention.self.{one}.{part}"].float() for one in ("query", "key", "value")]
                getattr(layer.joint, part).data = torch.cat(joint)
            _take(layer.mixed, weights, name + "attention.output.dense")
            _take(layer.norm, weights, name + "attention.output.LayerNorm")
            _take(layer.wide, weights, name + "intermediate.dense")
            _take(layer.back, weights, name + "output.dense")
            _take(layer.norm_back, weights, name + "output.LayerNorm")

    def forward(self, ids: Tensor, looks: Tensor, first: Tensor, present: Tensor | None = None) -> Tensor:
        """Return words (batch x words x HIDDEN); `first` are the places of their first pieces, `present` is 0 for padding."""
        x = self.drop(self.norm(self.piece(ids) + self.place.weight[: ids.shape[1]] + self.look(looks)))
        padding = None if present is None else ((1 - present) * -1e4).to(x.dtype)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, padding)
        return x.gather(1, first[:, :, None].expand(-1, -1, HIDDEN))


def _take(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.data = weights[name + ".weight"].float()
    module.bias.data = weights[name + ".bias"].float()


class Bytes(nn.Module):
    """An embedding with one byte a number and one scale a row: a scale for the whole table costs half a point of F1."""

    def __init__(self, exact: nn.Embedding) -> None:
        super().__init__()
        weights = exact.weight.detach()
        scale = weights.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.scale = nn.Parameter(scale, requires_grad=False)
        self.register_buffer("rows", (weights / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """Return the rows of `ids`."""
        return self.rows[ids].float() * self.scale[ids]


class Roles(nn.Module):
    """Says of the words around a cue whether they are its source, its content or neither."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * REACH + 1, BESIDE)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.norm = nn.LayerNorm(BESIDE)
        self.near = nn.Conv1d(BESIDE, NARROW, 5, padding=2)
        self.role = nn.Linear(NARROW, ROLES)
        self.drop = Drop(drop)

    def forward(self, around: Tensor, cue: Tensor, inside: Tensor) -> Tensor:
        """Return scores (cues x words x ROLES) for words `around` each `cue`; `inside` is 0 beyond the ends of the text."""
        z = around + cue[:, None] + self.distance.weight[None]
        z = functional.gelu(self.norm(z), approximate="tanh") * inside[..., None].to(z.dtype)
        z = functional.gelu(self.near(self.drop(z).transpose(1, 2)), approximate="tanh").transpose(1, 2)
        return self.role(self.drop(z))


class Likely(nn.Module):
    """Roles as log-probabilities, which the tagger adds up."""

    def __init__(self, roles: Roles) -> None:
        super().__init__()
        self.roles = roles

    def forward(self, around: Tensor, cue: Tensor, inside: Tensor) -> Tensor:
        """Return the log-probabilities of `Roles`."""
        return torch.log_softmax(self.roles(around, cue, inside), -1)


class Network(nn.Module):
    """The encoder with its heads: cues (outside, begins, goes on), the vectors that are compared, and the roles."""

    def __init__(self, pieces: int, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, drop)
        self.cue = nn.Linear(HIDDEN, 3)
        self.role = nn.Linear(HIDDEN, 2)  # source of any cue, content of any cue: it only helps the encoder to learn
        self.word = nn.Linear(HIDDEN, BESIDE)
        self.pointer = nn.Linear(HIDDEN, BESIDE)
        self.roles = Roles(drop)

    def forward(self, ids: Tensor, looks: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return what the tagger reads off one window: probabilities of cues, and two vectors a word."""
        words = self.encoder(ids, looks, first)
        return torch.softmax(self.cue(words), -1), self.word(words), self.pointer(words)
