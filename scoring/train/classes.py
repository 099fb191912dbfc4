"""Classes: the weights by which a source is classed, learnt from labelled sources (logistic regression, Cox 1958)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from scoring.attribution.accurate import accurate
from scoring.attribution.citation import Citation
from scoring.attribution.tagged import Tagged
from scoring.reading import Line, read_lines
from scoring.speakers.classes import MODEL, RULES, Weights, found, judged, ranked
from scoring.speakers.scene import Scene
from scoring.statements import read_article
from scoring.values import Article, Span, Speaker

OWN = Path(__file__).parent / "sources.jsonl"
SEED, FOLDS = 20261125, 10
STRENGTH = 0.5  # C of the regression: a few hundred labels, as many features
LEAST = 3  # sources that a feature must hold for
Row = dict[str, Any]  # a line of JSON
Judged = tuple[str, str, float]  # class wanted, class given, its probability
SAME = {"author": "own_reporting"}


@dataclass(frozen=True)
class Labelled:
    """An article with what was tagged in it, and the class of some of the sources by their place in `tagged`."""

    article: Article
    tagged: tuple[Tagged, ...]
    classes: dict[int, str]


@dataclass(frozen=True)
class Example:
    """The features of one labelled source, its class, and the article that it stands in."""

    found: tuple[str, ...]
    source_class: str
    article: str


def train(data: Path) -> None:
    """Learn the weights from `sourcing/classes_dev.jsonl` and our own sentences; write table, card and frozen evaluation."""
    dev, own = labelled(data), own_sentences()
    mine, theirs = [examples_of(one) for one in own], [examples_of(one) for one in dev]
    weights = learn([*_all(theirs), *_all(mine)])
    MODEL.write_text(_table(weights), encoding="utf-8")
    report = {
        "labelled articles, ten folds by article, own sentences in every training set": figures(cross_validated(dev, theirs, _all(mine))),
        "labelled articles, learnt from own sentences alone": figures(held_out(dev, _all(mine))),
        "own sentences, ten folds, labelled articles in every training set": figures(cross_validated(own, mine, _all(theirs))),
    }
    MODEL.with_suffix(".evaluation.json").write_text(json.dumps(report, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    MODEL.with_suffix(".card.md").write_text(_card(_all(theirs), _all(mine), report, weights), encoding="utf-8")


def _all(read: Sequence[Sequence[Example]]) -> list[Example]:
    return [example for examples in read for example in examples]


def learn(examples: Sequence[Example]) -> Weights:
    """Fit the regression to examples."""
    counts = Counter(feature for example in examples for feature in example.found)
    names = sorted(feature for feature, count in counts.items() if count >= LEAST)
    place = {feature: at for at, feature in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        for feature in example.found:
            if feature in place:
                table[row, place[feature]] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=2000, random_state=SEED)
    model.fit(table, [example.source_class for example in examples])
    return Weights(
        tuple(str(name) for name in model.classes_),
        tuple(round(float(value), 3) for value in model.intercept_),
        {feature: tuple(round(float(value), 3) for value in model.coef_[:, at]) for feature, at in place.items()},
    )


def examples_of(one: Labelled) -> list[Example]:
    """Read an article and return the features of each of its labelled sources."""
    seen: dict[int, Example] = {}

    def note(speaker: Speaker, line: Line, citation: Citation, scene: Scene) -> Speaker:
        here = found(speaker, line, citation, scene)
        want = one.classes.get(-1 if citation.tagged is None else citation.tagged)
        if want is None or citation.tagged is None:
            return judged(speaker, here, speaker.source_class, 1.0, "", scene)
        if RULES.keys().isdisjoint(here):  # what a rule settles teaches the regression nothing
            seen.setdefault(citation.tagged, Example(here, want, one.article.id))
        return judged(speaker, here, want, 1.0, "", scene)

    read_article(one.article, lambda _: one.tagged, note)
    return [seen[number] for number in sorted(seen)]


def predicted(one: Labelled, weights: Weights) -> Iterator[Judged]:
    """Yield (class wanted, class given, probability) for the labelled sources of an article, read whole with these weights."""

    def judge(speaker: Speaker, line: Line, citation: Citation, scene: Scene) -> Speaker:
        here = found(speaker, line, citation, scene)
        return judged(speaker, here, *ranked(weights, here), scene)

    whole = read_article(one.article, lambda _: one.tagged, judge).attributions
    for number, want in one.classes.items():
        wanted = one.tagged[number]
        best = max(whole, key=lambda each: (_shared(each.content, wanted.content), _shared(each.source, wanted.source)))
        yield want, best.speaker.source_class, best.speaker.probability


def cross_validated(tested: Sequence[Labelled], read: Sequence[Sequence[Example]], always: Sequence[Example]) -> list[Judged]:
    """Return what models say that never saw the article in question: ten folds by article, `always` in every training set."""
    order = np.arange(len(tested))
    folds = GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(order, groups=order)
    out: list[Judged] = []
    for kept, left_out in folds:
        weights = learn([*always, *(example for at in kept for example in read[at])])
        out += [row for at in left_out for row in predicted(tested[at], weights)]
    return out


def held_out(tested: Sequence[Labelled], trained: Sequence[Example]) -> list[Judged]:
    """Return what a model says that learnt from `trained` alone."""
    weights = learn(trained)
    return [row for one in tested for row in predicted(one, weights)]


def figures(rows: Sequence[Judged]) -> dict[str, object]:
    """Return accuracy, macro-F1 of the classes with five sources or more, F1 by class, and the confusions."""
    support, given = Counter(want for want, _, _ in rows), Counter(got for _, got, _ in rows)
    right = Counter(want for want, got, _ in rows if want == got)
    f1 = {name: round(2 * right[name] / (support[name] + given[name]), 3) for name in sorted(support)}
    large = [name for name in support if support[name] >= 5]
    sure = [want == got for want, got, chance in rows if chance >= 0.6]
    return {
        "sources": len(rows),
        "accuracy": round(sum(right.values()) / len(rows), 3),
        "macro_f1": round(sum(f1[name] for name in large) / len(large), 3),
        "accuracy_where_sure": [round(sum(sure) / max(1, len(sure)), 3), len(sure)],
        "f1": {name: [f1[name], support[name]] for name in f1},
        "confusions": {
            f"{want} as {got}": count
            for (want, got), count in sorted(Counter((want, got) for want, got, _ in rows if want != got).items())
        },
    }


def labelled(data: Path) -> tuple[Labelled, ...]:
    """Read the labelled sources of real articles; sources without a label come from PolNeAR, or else from the accurate tagger."""
    polnear = {row["id"]: row for row in _rows(data / "attribution" / "polnear_train.jsonl")}
    items = _rows(data / "sourcing" / "classes_dev.jsonl")
    return tuple(
        _labelled(row, [item for item in items if item["doc_id"] == row["id"]], polnear.get(row["id"]))
        for row in _rows(data / "sourcing" / "classes_dev_docs.jsonl")
    )


def _labelled(row: Row, items: Sequence[Row], polnear: Row | None) -> Labelled:
    text = str(row["text"])
    pairs = []
    for item in items:
        if item["source_span"] or item["cue_span"]:
            content = item["content_segments"] or [item["content_span"]]
            pairs.append((Tagged(_spans([item["source_span"]]), _spans([item["cue_span"]]), _spans(content)), str(item["class"])))
    own = [tagged for tagged, _ in pairs]
    others = (
        [Tagged(_spans(one["source"]), _spans(one["cue"]), _spans(one["content"])) for one in polnear["attributions"]]
        if polnear
        else list(accurate()(read_lines(text)))
    )
    free = [one for one in others if not any(_shared(one.cue, mine.cue) or _mostly(one, mine) for mine in own)]
    both = sorted([*pairs, *((one, "") for one in free)], key=lambda pair: (pair[0].content or pair[0].source or pair[0].cue)[0])
    classes = {at: SAME.get(name, name) for at, (_, name) in enumerate(both) if name}
    article = Article(str(row["id"]), text, str(row["outlet"] or ""), str(row["title"] or ""))
    return Labelled(article, tuple(tagged for tagged, _ in both), classes)


def own_sentences() -> tuple[Labelled, ...]:
    """Read our own sentences: source in [s ], cue in [c ], content in [t ], with the class of the source that they show."""
    return tuple(_own(number, row) for number, row in enumerate(_rows(OWN)))


_MARKED = re.compile(r"\[([sct]) ([^\[\]]*)\]")


def _own(number: int, row: Row) -> Labelled:
    text, at = "", 0
    parts: dict[str, list[Span]] = {"s": [], "c": [], "t": []}
    copy = str(row["copy"])
    for match in _MARKED.finditer(copy):
        text += copy[at : match.start()]
        parts[match[1]].append((len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    text += copy[at:]
    tagged = Tagged(tuple(parts["s"]), tuple(parts["c"]), tuple(parts["t"]))
    article = Article(f"own-{number}", text, str(row.get("outlet", "The Harnby Courier")))
    return Labelled(article, (tagged,), {0: str(row["class"])})


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _spans(raw: Sequence[Any]) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in (one for one in raw or () if one))


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _mostly(one: Tagged, mine: Tagged) -> bool:
    return 2 * _shared(one.content, mine.content) > sum(end - start for start, end in one.content)


def _table(weights: Weights) -> str:
    rows = ",\n".join(f"{json.dumps(name)}:{json.dumps(row, separators=(',', ':'))}" for name, row in weights.of.items())
    return (
        f'{{"classes":{json.dumps(weights.classes)},\n"bias":{json.dumps(weights.bias)},\n"weights":{{\n{rows}\n}}}}\n'
    )


def _card(theirs: Sequence[Example], mine: Sequence[Example], report: dict[str, dict[str, object]], weights: Weights) -> str:
    counts = Counter(example.source_class for example in (*theirs, *mine))
    learned = (
        f"{len(theirs)} sources labelled by one annotator in 113 news articles (research use), {len(mine)} sentences of our own "
        "(scoring/train/sources.jsonl); of the articles no text is kept, only the weights of features"
    )
    ruled = "narration, headlines, sentences that carry a speaker on, the outlet itself by name, officials of no state"
    shown = "\n".join(
        f"| {name} | {row['sources']} | {row['accuracy']} | {row['macro_f1']} |" for name, row in report.items()
    )
    classes = "\n".join(f"| {name} | {counts[name]} |" for name in weights.classes)
    return f"""# classes.json
The class of a source (a row of the rubric's `class` table) by multinomial logistic regression over features that can be read:
the class that the ladder of rules gives, the head of the phrase, what the article tells of the person, cue, story.

| what | value |
|---|---|
| learned from | {learned} |
| features | {len(weights.of)} that hold for at least {LEAST} sources, each with its weight for {len(weights.classes)} classes |
| by rule, not learnt | {ruled} |
| regression | scikit-learn {sklearn.__version__}, C = {STRENGTH}, seed {SEED}; numpy {np.__version__} |
| made by | `python -m scoring.train classes --data FOLDER`; the same data give the same bytes |
| used by | plain arithmetic on the table; scikit-learn is not imported to class a source |

Figures on gold spans; a source counts as right if its class is that of the label. Macro-F1 is over classes with at least five
sources. Confusions and F1 by class are in `classes.evaluation.json`.

| what was tested | sources | accuracy | macro-F1 |
|---|---|---|---|
{shown}

The features, tables and rules were improved while reading errors on these articles, so that even the cross-validated figures flatter.

| class | labelled sources |
|---|---|
{classes}
"""
