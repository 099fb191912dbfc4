"""The class of a source: a multinomial logistic regression over features that can be read, learnt by `scoring.train classes`.

The ladder of rules in `resolve` gives a first class, which is one feature among many. The weights are a table of numbers
(models/classes.json, see its card): nothing of the library that learnt them is needed to use them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from scoring.attribution.citation import Citation
from scoring.facts.grammar import DETERMINERS, PREPOSITIONS, RELATIVES
from scoring.modelfiles import stamp
from scoring.reading import Line
from scoring.speakers.called import ENDS_RECORD
from scoring.speakers.features import cue_features, features
from scoring.speakers.scene import STATE_KINDS, Scene
from scoring.values import Speaker

MODEL = Path(__file__).parent.parent / "models" / "classes.json"
# What a rule settles: the article's own outlet by name, and officials of no state, who rank below those of a named one.
RULES = {"own:head": "own_reporting", "bare:officials": "unnamed_group"}
NAMELESS = frozenset({"unnamed_group", "unnamed_officials", "vague", "anonymous_source", "official_by_title"})
_PERSONAL = frozenset({"he", "she"})
NAMED = frozenset({"named_official", "named_spokesperson", "named_expert", "named_person"})
Classifier = Callable[[Speaker, Line, Citation, Scene], Speaker]


@dataclass(frozen=True)
class Weights:
    """A trained regression: a bias for each class, and for each feature what it adds to each class."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    of: Mapping[str, tuple[float, ...]]

    def probabilities(self, found: Sequence[str]) -> tuple[float, ...]:
        """Return the probability of each class for the features that hold."""
        sums = list(self.bias)
        for feature in found:
            row = self.of.get(feature)
            if row:
                sums = [total + weight for total, weight in zip(sums, row, strict=True)]
        top = max(sums)
        powers = [math.exp(total - top) for total in sums]
        whole = sum(powers)
        return tuple(power / whole for power in powers)

    def moved(self, found: Sequence[str], source_class: str, most: int = 5) -> tuple[tuple[str, float], ...]:
        """Return the features that spoke most for a class, against the mean of all classes, with how much."""
        at = self.classes.index(source_class)
        sizes = [(name, row[at] - sum(row) / len(row)) for name in found for row in [self.of.get(name)] if row]
        return tuple(sorted(sizes, key=lambda size: (-size[1], size[0]))[:most])


def read_weights(text: str) -> Weights:
    """Read a table of weights from its JSON."""
    table = json.loads(text)
    return Weights(
        tuple(table["classes"]), tuple(table["bias"]), {feature: tuple(row) for feature, row in table["weights"].items()}
    )


@cache
def shipped() -> Weights:
    """Return the weights that come with the project."""
    return read_weights(MODEL.read_text(encoding="utf-8"))


def version() -> str:
    """Return the stamp of the table."""
    return stamp(MODEL)


def classify(speaker: Speaker, line: Line, citation: Citation, scene: Scene) -> Speaker:
    """Return a speaker with its likeliest class, the probability of that class and the next likely one."""
    if speaker.source_class == "own_reporting" or (speaker.source_class in NAMELESS and speaker.surface.lower() in _PERSONAL):
        return speaker  # the article's own author, by its byline; "he", of whom no name is told, is what he was called before
    here = found(speaker, line, citation, scene)
    return judged(speaker, here, *_ranked(here), scene)


@lru_cache(maxsize=8192)
def _ranked(found_here: tuple[str, ...]) -> tuple[str, float, str]:
    return ranked(shipped(), found_here)


def ranked(weights: Weights, found_here: Sequence[str]) -> tuple[str, float, str]:
    """Return the likeliest class, its probability, and the second likeliest class."""
    chances = weights.probabilities(found_here)
    order = sorted(range(len(chances)), key=lambda at: (-chances[at], at))
    return weights.classes[order[0]], round(chances[order[0]], 3), weights.classes[order[1]]


def found(speaker: Speaker, line: Line, citation: Citation, scene: Scene) -> tuple[str, ...]:
    """Return the features of a citation's source; those of its cue alone where nobody is named."""
    cue = (citation.cue_at or line, citation.cue) if citation.cue else None
    if citation.source is None:
        return cue_features(cue, citation.kind)
    return features(speaker, citation.source_at or line, citation.source, cue, scene)


def judged(
    speaker: Speaker, found_here: Sequence[str], source_class: str, probability: float, second: str, scene: Scene
) -> Speaker:
    """Return the speaker as one of a class, a rule's before the model's; a record is no person, and a group bears no name."""
    for feature, ruled in RULES.items():
        if feature in found_here:
            source_class, probability, second = ruled, 1.0, source_class
    if source_class in NAMED and not speaker.name:
        source_class, second = ("unnamed_group" if second in NAMED else second), source_class
    sure = replace(speaker, source_class=source_class, probability=probability, second_class=second)
    if source_class == "own_reporting" and (not speaker.person or "own:head" in found_here):
        return Speaker(speaker.surface, source_class, scene.outlet or None, probability=probability, second_class=second)
    if source_class in STATE_KINDS and not speaker.name and speaker.surface.lower() not in RELATIVES:
        sure = replace(sure, name=_named(_undetermined(speaker.surface)))
    if source_class == speaker.source_class:
        return sure
    if source_class == "published_record":
        title = _undetermined(speaker.surface)
        return replace(sure, name=title, institution="record/" + "-".join(str(title).lower().split()[-2:]), person=None, role=None)
    if source_class in NAMELESS:
        return replace(sure, name=None, person=None)
    return sure


def _undetermined(surface: str) -> str | None:
    """Return a phrase without its article and without what only tells how it came out: "A batch of e-mails released this week"."""
    words = surface.split()
    if words and words[0].lower() in DETERMINERS:
        words = words[1:]
    end = next((at for at, word in enumerate(words) if at and (word in ENDS_RECORD or words[at - 1].endswith(","))), len(words))
    while end > 1 and words[end - 1] in PREPOSITIONS:
        end -= 1
    return " ".join(words[:end]).rstrip(",") or None


def _named(title: str | None) -> str | None:
    """Return the capitals of a description of a body, from the first to the last; all of it where it has none, or they own it."""
    words = (title or "").split()
    capitals = [at for at, word in enumerate(words) if word[0].isupper()]
    owned = capitals and words[capitals[-1]].endswith(("'s", "’s"))  # "Mr Hale's circle"
    return " ".join(words[capitals[0] : capitals[-1] + 1]) if capitals and not owned else title
