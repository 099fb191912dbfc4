"""Stance: views, marks, the passage a judge is shown, the features of a pair, and why a text was taken as it was."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import why
from scoring.attribution.windows import NO_LOOK
from scoring.modelfiles import ModelError
from scoring.stance.features import features
from scoring.stance.judge import FOLDER, judge, loaded
from scoring.stance.markers import kinds
from scoring.stance.model import model
from scoring.stance.pairs import LABELS, OWN, PIECES, SHARED, encoded
from scoring.stance.passage import WORDS, passage
from scoring.stance.view import coverage, view

CLAIM = "The bridge at Harnby was closed after 14 cracks were found."
ARTICLE = (
    "It rained on Monday.\n\nPolice said the bridge at Harnby was closed. Inspectors had found 14 cracks.\n\n"
    "The company called the report a hoax. An orchestra played Verdi in Turin."
)


def test_a_sentence_that_has_all_of_a_claim_covers_it() -> None:
    (asked,), (stated,) = view(CLAIM).sentences, view(f"Police said: {CLAIM}").sentences
    assert coverage(asked, stated) == pytest.approx(1.0)


@given(st.text(max_size=60), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_coverage_is_a_share(claim: str, text: str) -> None:
    asked = view(claim).main
    if asked is not None:
        assert all(0.0 <= coverage(asked, seen) <= 1.0 + 1e-9 for seen in view(text).sentences)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The report is a hoax.", "refutes"),
        ("The bridge is reportedly closed.", "reports"),
        ("The firm denied it.", "verb of denial"),
        ("The firm had nothing to do with it.", "disavows"),
        ("Is the bridge closed?", "question"),
        ("The mayor confirmed it.", "confirms"),
    ],
)
def test_marks_of_stance(text: str, mark: str) -> None:
    (seen,) = view(text).sentences
    assert mark in seen.kinds <= kinds()


def test_the_passage_is_what_bears_on_the_claim_in_the_order_of_the_text() -> None:
    shown = passage(view(CLAIM), view(ARTICLE))
    starts = [line.sentence.start for line in shown]
    assert starts == sorted(starts)
    assert any("bridge" in line.lows for line in shown)
    assert not any("orchestra" in line.lows for line in passage(view(CLAIM), view(ARTICLE * 20)))


def test_the_passage_of_a_long_article_is_short() -> None:
    text = " ".join(f"The bridge at Harnby was closed on day {day} after cracks." for day in range(300))
    assert 0 < sum(len(line.words) for line in passage(view(CLAIM), view(text))) <= WORDS


@pytest.mark.parametrize(("claim", "text"), [("", ""), ("", "x"), ("x", ""), ("...", "..."), ("word " * 900, "word " * 900)])
def test_a_pair_is_never_longer_than_the_encoder_reads(claim: str, text: str) -> None:
    vocabulary = judge().vocabulary
    ids, looks = encoded([seen.line for seen in view(claim).sentences], passage(view(claim), view(text)), vocabulary)
    assert len(ids) == len(looks) <= PIECES
    assert ids.count(vocabulary.closing) == 2
    assert set(looks) <= {NO_LOOK, *OWN, *SHARED}


def test_words_that_both_sides_have_look_so() -> None:
    claim, text = view("The bridge closed."), view("The bridge rose.")
    _, looks = encoded([seen.line for seen in claim.sentences], passage(claim, text), judge().vocabulary)
    assert SHARED[0] in looks
    assert SHARED[1] in looks


def test_features_have_names_that_the_model_knows() -> None:
    found = features(view(CLAIM), view(ARTICLE))
    assert {"cover, best", "figure agrees", "names, best"} <= found.keys()
    assert len(found.keys() & set(model().names)) > 40


def test_nothing_can_be_said_of_a_text_without_words() -> None:
    assert features(view(CLAIM), view("")) == features(view(""), view(ARTICLE)) == {"empty": 1.0}


def test_the_judge_gives_a_probability_to_each_label_and_the_same_one_again() -> None:
    first = judge()(view(CLAIM), view(ARTICLE))
    assert len(first) == len(LABELS)
    assert sum(first) == pytest.approx(1.0, abs=1e-5)
    assert judge()(view(CLAIM), view(ARTICLE)) == first


def test_a_changed_judge_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    models = tmp_path_factory.mktemp("models")
    folder = models / "judge"
    shutil.copytree(FOLDER, folder)
    (models / "accurate").mkdir()
    (models / "accurate" / "vocabulary.txt").write_text("[CLS]\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"vocabulary\.txt is not the file that was evaluated"):
        loaded(folder)


def test_why_shows_the_words_that_moved_the_judgement() -> None:
    found = why(CLAIM, "The company denied that the bridge at Harnby was closed.", "denies")
    assert any(cause.by > 0 and "denied" in cause.words for cause in found)


def test_why_of_an_unrelated_text_tells_of_what_is_missing() -> None:
    found = why(CLAIM, "An orchestra played Verdi in Turin.", "unrelated")
    assert any(cause.by > 0 and cause.feature.partition(",")[0] in ("cover", "deed", "names") for cause in found)
