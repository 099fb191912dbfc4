"""The word tables: well formed, and free of the mistakes that would make two facts one, or one fact two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pytest

from scoring.facts import counting, cues, offices, synonyms

PHRASES = {
    **{f"cues.{name}": getattr(cues, name) for name in (
        "ANONYMITY", "FALSITY", "FIRST_HAND", "FORECASTS", "HEDGES", "NEGATORS", "RECORDS", "UNKNOWN", "VAGUE",
        "WEAK_FORECASTS",
    )},
    **{f"offices.{name}": getattr(offices, name) for name in (
        "EXPERTS", "FEMALE_TITLES", "FORMER", "GIVEN_NAMES", "GROUPS", "HONORIFICS", "INSTITUTIONAL", "MALE_TITLES",
        "OFFICES", "OFFICIALS", "PERSONS", "RELATIVES", "REPORTERS", "SPOKESPEOPLE",
    )},
    **{f"counting.{name}": getattr(counting, name) for name in (
        "AFTER", "BOUNDS", "CUMULATIVE", "CURRENCIES", "FRACTIONS", "INDEFINITE", "MEASURES", "MULTIPLIERS", "NUMBERS",
        "ORDINALS", "PERCENT", "PERCENTAGE_POINTS", "RATES",
    )},
    "synonyms.IRREGULAR": synonyms.IRREGULAR,
    "synonyms.LIGHT": synonyms.LIGHT,
    "synonyms.GROUPS": tuple(word for group in synonyms.GROUPS for word in group),
    "cues.PREPOSITIONAL": tuple(phrase for phrase, _ in cues.PREPOSITIONAL),
}
KINDS = {"speech", "cognition", "show", "denial", "accusation", "promise", "directive", "relay"}
GROUP_OF = {word: number for number, group in enumerate(synonyms.GROUPS) for word in group}


def repeated(words: Iterable[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


@pytest.mark.parametrize("table", sorted(PHRASES))
def test_words_are_lower_case_trimmed_and_stand_once(table: str) -> None:
    words = list(PHRASES[table])
    assert [word for word in words if word != word.lower().strip() or "  " in word or not word] == []
    assert repeated(words) == []


@pytest.mark.parametrize("table", [cues.CUES, cues.NOUN_CUES, cues.ADJECTIVE_CUES], ids=["verbs", "nouns", "adjectives"])
def test_a_form_stands_once_within_its_kind(table: tuple[cues.Cue, ...]) -> None:
    assert repeated(f"{cue.kind} {form}" for cue in table for form in cue.forms) == []


@pytest.mark.parametrize(
    "cue", [*cues.CUES, *cues.NOUN_CUES, *cues.ADJECTIVE_CUES], ids=lambda cue: f"{cue.lemma}-{cue.kind}",
)
def test_a_cue_is_well_formed(cue: cues.Cue) -> None:
    assert cue.kind in KINDS
    assert set(cue.flags) <= {"hedged", "forecast", "opinion", "admission", "weak"}
    assert cue.lemma == cue.forms[0]
    assert list(cue.forms) == [form.lower() for form in cue.forms]


def test_the_commonest_kind_of_a_cue_comes_first() -> None:
    first = {cue.lemma: cue.kind for cue in reversed(cues.CUES)}
    expected = {
        "say": "speech", "believe": "cognition", "show": "show", "deny": "denial", "accuse": "accusation",
        "pledge": "promise", "urge": "directive", "cite": "relay",
    }
    assert {lemma: first[lemma] for lemma in expected} == expected


def test_prepositional_cues_name_a_kind() -> None:
    assert {kind for _, kind in cues.PREPOSITIONAL} <= KINDS


def test_strong_and_weak_forecasts_are_apart() -> None:
    assert set(cues.FORECASTS) & set(cues.WEAK_FORECASTS) == set()


def test_declining_to_comment_leaves_open_and_denies_nothing() -> None:
    denials = {form for cue in cues.CUES if cue.kind == "denial" for form in cue.forms}
    assert "declined to comment" in cues.UNKNOWN
    assert not {"decline", "declined", "refuse", "refused"} & denials


def test_titles_tell_one_sex_or_none() -> None:
    assert set(offices.FEMALE_TITLES) & set(offices.MALE_TITLES) == set()
    assert set(offices.GIVEN_NAMES.values()) == {"m", "f", "u"}
    assert (offices.GIVEN_NAMES["john"], offices.GIVEN_NAMES["fatima"], offices.GIVEN_NAMES["jordan"]) == ("m", "f", "u")


def test_roles_that_decide_a_class_are_apart() -> None:
    roles: Mapping[str, set[str]] = {
        "office": set(offices.OFFICES), "spokesperson": set(offices.SPOKESPEOPLE), "expert": set(offices.EXPERTS),
        "person": set(offices.PERSONS),
    }
    shared = {(a, b): roles[a] & roles[b] for a in roles for b in roles if a < b and roles[a] & roles[b]}
    assert shared == {}


def test_a_word_stands_in_one_group_of_synonyms() -> None:
    assert all(len(group) > 1 for group in synonyms.GROUPS)
    assert repeated(word for group in synonyms.GROUPS for word in group) == []


@pytest.mark.parametrize(("left", "right"), synonyms.ANTONYMS, ids=lambda side: side[0])
def test_opposed_sides_share_no_word_and_no_synonym(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert not set(left) & set(right)
    groups = [{GROUP_OF[word] for word in side if word in GROUP_OF} for side in (left, right)]
    assert not groups[0] & groups[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [("kill", "injure"), ("deny", "confirm"), ("rise", "fall"), ("kill", "murder"), ("arrest", "jail"),
     ("accuse", "convict"), ("missing", "dead"), ("big", "massive"), ("approve", "endorse")],
)
def test_degrees_and_opposites_are_no_synonyms(one: str, other: str) -> None:
    assert GROUP_OF.get(one, one) != GROUP_OF.get(other, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("kill", "dead"), ("quake", "earthquake"), ("soldier", "troop"), ("acquire", "takeover"), ("ship", "vessel"),
     ("organise", "organization"), ("blaze", "fire")],
)
def test_words_for_the_same_event_are_synonyms(one: str, other: str) -> None:
    assert GROUP_OF[one] == GROUP_OF[other]


def test_irregular_forms_lead_to_a_base_in_one_step() -> None:
    assert (synonyms.IRREGULAR["sent"], synonyms.IRREGULAR["shot"], synonyms.IRREGULAR["fell"]) == ("send", "shoot", "fall")
    assert (synonyms.IRREGULAR["men"], synonyms.IRREGULAR.get("dead")) == ("man", None)
    chained = {form: base for form, base in synonyms.IRREGULAR.items() if synonyms.IRREGULAR.get(base, base) != base}
    assert chained == {}


def test_words_that_decide_a_fact_are_not_light() -> None:
    opposed = {word for left, right in synonyms.ANTONYMS for word in (*left, *right)}
    assert not synonyms.LIGHT & opposed
    assert not synonyms.LIGHT & set(GROUP_OF)
    assert not synonyms.LIGHT & set(cues.NEGATORS)


def test_numbers_orders_and_bounds_are_well_formed() -> None:
    bounds = {"exact", "about", "at_least", "more_than", "up_to", "less_than"}
    assert set(counting.BOUNDS.values()) == bounds
    assert set(counting.AFTER.values()) <= bounds
    assert all(least <= most for least, most in counting.INDEFINITE.values())
    assert all(0 < part < whole for part, whole in counting.FRACTIONS.values())
    assert all(len(code) == 3 and code.isupper() for code in counting.CURRENCIES.values())
    assert all(factor > 0 for _, factor in counting.MEASURES.values())


def test_who_is_still_missing_is_no_count_that_only_grows() -> None:
    assert {"kill", "dead", "arrest", "displace"} <= counting.CUMULATIVE
    assert "missing" not in counting.CUMULATIVE
