"""Copies: which articles are one text, whoever carries it and however it is cut."""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from copydesk import article
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import Article
from scoring.copies import CopyIndex, clusters
from scoring.shingles import fingerprints

FERRY = [
    json.loads(row)
    for row in (Path(__file__).parents[2] / "fixtures" / "ferry" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
]
COPY = {row["id"]: row["text"] for row in FERRY}
TEXT = COPY["ferry-4"]
PARAGRAPHS = TEXT.split("\n\n")


STORIES = Path(__file__).parents[2] / "fixtures"
WORDS = sorted({word for text in COPY.values() for word in text.split() if word.isalpha()})


@cache
def story(seed: int, length: int = 300) -> str:
    """Return words drawn by lot, which have nothing in common with those of another seed but the words."""
    return " ".join(random.Random(seed).choices(WORDS, k=length))  # noqa: S311  words for a test, not a secret


def embedded(inset: str, frame: str, at: int = 90) -> str:
    around = frame.split()
    return " ".join([*around[:at], inset, *around[at:]])


def scanned(text: str, seed: int = 1) -> str:
    lot = random.Random(seed)  # noqa: S311  as above
    return " ".join(word if lot.random() > 0.1 else word[: len(word) // 2] + "q" + word[len(word) // 2 :] for word in text.split())


def grouped(**texts: str) -> set[frozenset[str]]:
    found = clusters(article(text, name) for name, text in texts.items())
    return {frozenset(name for name in found if found[name] == cluster) for cluster in found.values()}


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in groups}


def together(one: str, other: str) -> bool:
    found = clusters([article(one, "a"), article(other, "b")])
    return found["a"] == found["b"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TEXT, id="verbatim"),
        pytest.param(
            f"By our correspondent in Manila\n\n{TEXT}\n\nSign up for our newsletter", id="byline and footer added"
        ),
        pytest.param("\n\n".join(PARAGRAPHS[: len(PARAGRAPHS) // 2]), id="truncated"),
        pytest.param(f"{TEXT}\n\n{COPY['ferry-2'][:300]}", id="embedded in a longer text"),
        pytest.param(TEXT.replace("“", '"').replace("”", '"').replace("’", "'"), id="other quotation marks"),
        pytest.param(TEXT.replace("\n\n", "\r\n"), id="other line ends"),
        pytest.param(TEXT.upper(), id="in capitals"),
        pytest.param("\n\n".join([PARAGRAPHS[0], *reversed(PARAGRAPHS[1:])]), id="reordered"),
        pytest.param("\n\n".join(PARAGRAPHS[::2]), id="every second paragraph left out"),
        pytest.param(" ".join(PARAGRAPHS[1:]), id="without its lead"),
        pytest.param(scanned(TEXT), id="badly scanned"),
        pytest.param(embedded(" ".join(TEXT.split()[:70]), story(1, 600)), id="cut short, in a far longer story"),
        pytest.param(TEXT.replace("Wednesday", "March 4"), id="a word changed"),
    ],
)
def test_copies_are_found(other: str) -> None:
    assert together(TEXT, other)
    assert together(other, TEXT)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(COPY["ferry-3"], id="another report of the same event"),
        pytest.param(COPY["ferry-6"], id="a report of a day later"),
        pytest.param("", id="empty"),
        pytest.param(f"{story(1)} {' '.join(TEXT.split()[-60:])}", id="another text with its last paragraph"),
        pytest.param(f"{story(1)} {' '.join(TEXT.split()[:30])}", id="another text that quotes its first sentence"),
        pytest.param("A ferry sank in the Philippines.", id="one sentence on the same event"),
        pytest.param("The orchestra of Turin played Verdi on Friday.", id="unrelated"),
    ],
)
def test_what_is_no_copy(other: str) -> None:
    assert not together(TEXT, other)


def test_the_near_copy_of_the_fixtures_is_found_and_nothing_else() -> None:
    found = clusters(Article(row["id"], row["text"]) for row in FERRY)
    assert found["ferry-2"] == found["ferry-1"]
    assert len(set(found.values())) == len(FERRY) - 1


def test_a_cluster_is_named_after_its_smallest_id() -> None:
    found = clusters([article(TEXT, "c"), article(TEXT, "a"), article(TEXT, "b"), article(COPY["ferry-3"], "d")])
    assert found == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_no_articles_have_no_clusters() -> None:
    assert clusters([]) == {}


@settings(deadline=None, derandomize=True, max_examples=20)
@given(st.permutations(sorted(COPY)))
def test_the_order_of_articles_changes_nothing(order: list[str]) -> None:
    assert clusters(Article(name, COPY[name]) for name in order) == clusters(
        Article(name, COPY[name]) for name in sorted(COPY)
    )


@pytest.mark.parametrize(("folder", "copies"), [("ferry", 1), ("plant", 0)])
def test_reports_of_one_event_that_share_quotations_are_no_copies(folder: str, copies: int) -> None:
    rows = [json.loads(row) for row in (STORIES / folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    found = clusters(Article(row["id"], row["text"]) for row in rows)
    assert len(rows) - len(set(found.values())) == copies


def test_a_story_that_embeds_a_text_does_not_join_it_to_the_story_around() -> None:
    inset, around = story(1), story(2)
    both = embedded(" ".join(inset.split()[:150]), around)
    assert grouped(inset=inset, around=around, both=both) == sets("inset both", "around")


def test_two_texts_in_one_story_around_them_are_not_joined_by_it() -> None:
    around = story(3)
    texts = {"a": story(1), "b": story(2), "c": embedded(story(1), around), "d": embedded(story(2), around)}
    assert grouped(**texts) == sets("a c", "b d")
    assert grouped(**texts, e=around) == sets("a c", "b d", "e")


def test_a_round_up_goes_with_the_text_that_most_of_it_is() -> None:
    texts = {"a": story(1), "b": story(2), "c": f"{story(4, 60)} {story(1)} {' '.join(story(2).split()[:120])}"}
    assert grouped(**texts) == sets("a c", "b")


@pytest.mark.parametrize("at", [0, 1, 2], ids=["above", "between", "below"])
@pytest.mark.parametrize("length", [60, 300], ids=["short articles", "long articles"])
def test_boilerplate_makes_no_copies(at: int, length: int) -> None:
    notice = story(0, 100)
    halves = [(story(seed, length // 2), story(-seed, length // 2)) for seed in range(1, 101)]
    texts = [" ".join([*pair[:at], notice, *pair[at:]]) for pair in halves]
    found = clusters(article(text, str(name)) for name, text in enumerate(texts))
    assert len(set(found.values())) == len(texts)


def test_copies_are_found_under_boilerplate_too() -> None:
    notice = story(0, 100)
    texts = {str(seed): f"{notice} {story(seed)}" for seed in range(1, 101)}
    texts["copy"] = f"{notice} {' '.join(story(7).split()[:120])}"
    found = clusters(article(text, name) for name, text in texts.items())
    assert found["copy"] == found["7"]
    assert len(set(found.values())) == len(texts) - 1


def test_as_many_copies_as_there_are_outlets_are_one_text() -> None:
    texts = [f"By reporter {number} in city {number}\n\n{TEXT}" for number in range(500)]
    assert len(set(clusters(article(text, str(name)) for name, text in enumerate(texts)).values())) == 1


def test_five_thousand_articles_with_the_same_text_are_one() -> None:
    assert set(clusters(article(TEXT, f"{name:04}") for name in range(5000)).values()) == {"0000"}


def test_texts_without_words_are_copies_of_nothing_and_the_shortest_of_the_same_words_alone() -> None:
    assert grouped(a="", b="", c="...", d="Ferry sinks.", e="FERRY SINKS", f="Ferry sails.") == sets("a", "b", "c", "d e", "f")


def test_long_texts_of_one_word_are_read() -> None:
    assert grouped(a="no " * 700_000, b="no" * 1_000_000, c=story(1), d="no " * 700_000) == sets("a d", "b", "c")


def test_an_index_tells_how_much_of_an_article_stands_in_which_other() -> None:
    index = CopyIndex()
    index.add("whole", fingerprints(story(1)))
    index.add("half", fingerprints(" ".join(story(1).split()[:150])))
    index.add("other", fingerprints(story(2)))
    (found,) = index.likenesses("half")
    assert (found.id, found.share, found.words) == ("whole", 1.0, 150)
    assert found.other_share == pytest.approx(0.5, abs=0.01)
    assert index.likenesses("other") == ()


def test_an_index_takes_an_id_once_and_knows_no_other() -> None:
    index = CopyIndex()
    index.add("a", fingerprints(TEXT))
    with pytest.raises(ValueError, match="'a'"):
        index.add("a", fingerprints(""))
    with pytest.raises(KeyError):
        index.cluster("b")


# Texts cut from few stories, so that there are copies, texts in texts, and stories around several of them.
PIECE = st.tuples(st.integers(1, 4), st.sampled_from([0, 0, 100]), st.sampled_from([40, 80, 150, 300]))
TEXTS = st.lists(
    st.lists(PIECE, max_size=3).map(lambda pieces: " ".join(" ".join(story(seed).split()[a : a + n]) for seed, a, n in pieces)),
    max_size=12,
)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(TEXTS, st.randoms(use_true_random=False))
def test_adding_one_by_one_in_any_order_comes_to_the_same(texts: list[str], lot: random.Random) -> None:
    named = [(f"{number:02}", text) for number, text in enumerate(texts)]
    expected = clusters(article(text, name) for name, text in named)
    lot.shuffle(named)
    index = CopyIndex()
    for added, (name, text) in enumerate(named, 1):
        index.add(name, fingerprints(text))
        assert index.cluster(name) == index.clusters()[name] == min(
            other for other, _ in named[:added] if index.cluster(other) == index.cluster(name)
        )
    assert index.clusters() == expected
    assert {name: index.cluster(name) for name, _ in named} == expected


@settings(deadline=None, derandomize=True, max_examples=60)
@given(TEXTS, st.integers(0, 11))
def test_the_same_text_again_joins_and_changes_nothing_else(texts: list[str], place: int) -> None:
    texts = [text for text in texts if text] or [TEXT]
    copied = f"{place % len(texts):02}"
    before = clusters(article(text, f"{number:02}") for number, text in enumerate(texts))
    after = clusters([article(texts[int(copied)], "copy"), *(article(text, f"{number:02}") for number, text in enumerate(texts))])
    assert after.pop("copy") == before[copied]
    assert after == before


@settings(deadline=None, derandomize=True, max_examples=60)
@given(TEXTS)
def test_a_text_that_joins_nothing_merges_nothing(texts: list[str]) -> None:
    named = [(f"{number:02}", text) for number, text in enumerate(texts)]
    for fewer, more in pairwise(named[:end] for end in range(len(named) + 1)):
        before = clusters(article(text, name) for name, text in fewer)
        after = clusters(article(text, name) for name, text in more)
        added = after.pop(more[-1][0])
        merged = [name for name in after if after[name] != added]
        assert all(before[a] == before[b] for a in merged for b in merged if after[a] == after[b])
