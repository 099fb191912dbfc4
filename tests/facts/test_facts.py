"""The tables of general knowledge hold together: every key is known, every name is somebody's and nobody else's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from scoring.facts.bodies import BODIES, GENERIC, RISKY, SAME_AS, SHARED_NAMES
from scoring.facts.countries import AMBIGUOUS_NAMES, COUNTRIES
from scoring.facts.disputes import DISPUTES, SHARING
from scoring.facts.outlets import BORNE_BY_BODIES, OUTLETS
from scoring.facts.outlets import RISKY as RISKY_OUTLETS
from scoring.facts.places import AMBIGUOUS_PLACES, PLACES

CODES = {country.code for country in COUNTRIES}
BODY = {body.key: body for body in BODIES}
BODY_NAMES = {name for body in BODIES for name in body.names}
OUTLET_NAMES = {name for outlet in OUTLETS for name in outlet.names}
COUNTRY_WORDS = {word for country in COUNTRIES for word in (*country.names, *country.demonyms, *country.capitals)}
ALL_NAMES = (
    *COUNTRY_WORDS, *PLACES, *BODY_NAMES, *OUTLET_NAMES,
    *(head for head, _, _ in GENERIC), *(dispute.name for dispute in DISPUTES),
)


def repeated(words: Iterable[str]) -> set[str]:
    return {word for word, times in Counter(words).items() if times > 1}


def test_names_are_plain_text_in_one_spelling_of_the_apostrophe() -> None:
    assert [name for name in ALL_NAMES if not name or name != " ".join(name.split()) or set(name) & set("‘’“”|")] == []


class TestCountries:
    def test_codes_are_iso_3166_and_unique(self) -> None:
        codes = [country.code for country in COUNTRIES]
        assert repeated(codes) == set()
        assert [code for code in codes if not re.fullmatch(r"[A-Z]{2}(-[A-Z]{3})?", code)] == []

    def test_the_label_is_the_first_name(self) -> None:
        assert [country.code for country in COUNTRIES if country.names[:1] != (country.name,)] == []

    def test_no_word_stands_for_two_countries(self) -> None:
        words = [word for country in COUNTRIES for word in {*country.names, *country.demonyms, *country.capitals}]
        assert repeated(words) == set()

    def test_no_word_is_listed_twice_for_one_country(self) -> None:
        lists = [words for country in COUNTRIES for words in (country.names, country.demonyms, country.capitals)]
        assert [words for words in lists if repeated(words)] == []

    def test_every_ambiguous_name_is_a_name(self) -> None:
        assert AMBIGUOUS_NAMES <= COUNTRY_WORDS

    @pytest.mark.parametrize(("word", "code"), [
        ("D.P.R.K.", "KP"), ("Pyongyang", "KP"), ("South Koreans", "KR"), ("U.S.", "US"), ("Britons", "GB"), ("U.K.", "GB"),
        ("Kiev", "UA"), ("Kyiv", "UA"), ("Brussels", "EU"), ("Türkiye", "TR"), ("Saudi", "SA"), ("Burma", "MM"),
        ("Kosovar", "XK"),
    ])
    def test_usual_words_of_copy_are_found(self, word: str, code: str) -> None:
        assert [c.code for c in COUNTRIES if word in (*c.names, *c.demonyms, *c.capitals)] == [code]


class TestPlaces:
    def test_every_place_stands_in_a_known_country(self) -> None:
        assert {place: code for place, code in PLACES.items() if code not in CODES} == {}

    def test_a_place_is_no_country_word_but_for_brussels_which_stands_for_the_union(self) -> None:
        assert set(PLACES) & COUNTRY_WORDS == {"Brussels"}

    def test_every_ambiguous_place_is_a_place(self) -> None:
        assert set(PLACES) >= AMBIGUOUS_PLACES

    @pytest.mark.parametrize(("place", "code"), [
        ("Istanbul", "TR"), ("Vladivostok", "RU"), ("Gaza", "PS"), ("Crimea", "UA"), ("California", "US"), ("Bavaria", "DE"),
        ("Kerala", "IN"), ("Darfur", "SD"), ("Quebec", "CA"), ("Aceh", "ID"), ("Catalonia", "ES"), ("Lagos", "NG"),
    ])
    def test_usual_places_are_found(self, place: str, code: str) -> None:
        assert PLACES[place] == code


class TestBodies:
    def test_keys_are_well_formed_and_unique(self) -> None:
        keys = [body.key for body in BODIES]
        assert repeated(keys) == set()
        assert [key for key in keys if not re.fullmatch(r"([a-z]{2}|int)/[a-z0-9_]+", key)] == []

    def test_the_country_is_the_one_of_the_key(self) -> None:
        assert [b.key for b in BODIES if b.country != (None if b.key.startswith("int/") else b.key[:2].upper())] == []
        assert {body.country for body in BODIES} - {None} <= CODES

    def test_kinds_are_classes_of_the_rubric(self) -> None:
        kinds = {"intelligence_agency", "institution", "organisation"}
        assert {body.kind for body in BODIES} == kinds
        assert {kind for _, kind, _ in GENERIC} == kinds

    def test_only_the_listed_names_have_several_bearers(self) -> None:
        bearers: dict[str, set[str]] = {}
        for body in BODIES:
            assert repeated(body.names) == set(), body.key
            for name in body.names:
                bearers.setdefault(name, set()).add(body.key)
        shared = {name: keys for name, keys in bearers.items() if len(keys) > 1}
        assert shared == {name: set(keys) for name, keys in SHARED_NAMES.items()}

    def test_every_whole_is_a_body_and_none_is_part_of_itself(self) -> None:
        for body in BODIES:
            seen, whole = {body.key}, body.part_of
            while whole is not None:
                assert whole not in seen, body.key
                seen.add(whole)
                whole = BODY[whole].part_of

    def test_no_body_bears_the_name_of_a_country_or_a_place(self) -> None:
        assert BODY_NAMES & (COUNTRY_WORDS | set(PLACES)) == set()

    def test_every_risky_name_is_a_name(self) -> None:
        assert RISKY <= BODY_NAMES

    @pytest.mark.parametrize(("name", "key"), [
        ("Pentagon", "us/pentagon"), ("Defence Department", "us/pentagon"), ("No 10", "gb/downing_street"),
        ("Élysée", "fr/elysee"), ("Elysee", "fr/elysee"), ("NIS", "kr/nis"), ("SBU", "ua/sbu"), ("Mossad", "il/mossad"),
        ("Nato", "int/nato"), ("Doctors Without Borders", "int/msf"), ("Hezbollah", "lb/hezbollah"), ("BaFin", "de/bafin"),
        ("USGS", "us/usgs"),
    ])
    def test_usual_names_are_found(self, name: str, key: str) -> None:
        assert [body.key for body in BODIES if name in body.names] == [key]


class TestGeneric:
    def test_heads_are_lower_case_and_unique(self) -> None:
        heads = [head for head, _, _ in GENERIC]
        assert repeated(heads) == set()
        assert [head for head in heads if head != head.lower()] == []

    def test_slugs_are_well_formed_and_of_one_kind(self) -> None:
        assert [slug for _, _, slug in GENERIC if not re.fullmatch(r"[a-z_]+", slug)] == []
        assert repeated(slug for slug, _ in {(slug, kind) for _, kind, slug in GENERIC}) == set()

    @pytest.mark.parametrize("head", [head for head, _, _ in GENERIC if "defence" in head])
    def test_both_spellings_of_defence_name_one_house(self, head: str) -> None:
        slugs = {other: slug for other, _, slug in GENERIC}
        assert slugs[head.replace("defence", "defense")] == slugs[head]

    def test_a_generic_key_leads_to_a_body(self) -> None:
        slugs = {slug for _, _, slug in GENERIC}
        for key, named in SAME_AS.items():
            country, slug = key.split("/")
            assert country.upper() in CODES, key
            assert slug in slugs, key
            assert named in BODY, key
            assert key not in BODY, key

    def test_a_service_is_never_taken_for_another_kind_of_house(self) -> None:
        services = {slug for _, kind, slug in GENERIC if kind == "intelligence_agency"}
        led = {key: BODY[named].kind for key, named in SAME_AS.items() if key.split("/")[1] in services}
        assert {key for key, kind in led.items() if kind != "intelligence_agency"} == set()


class TestOutlets:
    def test_keys_are_well_formed_and_unique(self) -> None:
        keys = [outlet.key for outlet in OUTLETS]
        assert repeated(keys) == set()
        assert [key for key in keys if not re.fullmatch(r"[a-z0-9_]+", key)] == []

    def test_no_name_belongs_to_two_outlets(self) -> None:
        assert repeated(name for outlet in OUTLETS for name in outlet.names) == set()

    def test_only_the_listed_names_are_borne_by_a_body_too(self) -> None:
        assert OUTLET_NAMES & BODY_NAMES == BORNE_BY_BODIES

    def test_no_outlet_bears_the_name_of_a_country_or_a_place(self) -> None:
        assert OUTLET_NAMES & (COUNTRY_WORDS | set(PLACES)) == set()

    def test_every_risky_name_is_a_name(self) -> None:
        assert RISKY_OUTLETS <= OUTLET_NAMES

    def test_a_leading_article_is_known_in_both_cases(self) -> None:
        assert [name for name in OUTLET_NAMES if name.startswith("The ") and "the " + name[4:] not in OUTLET_NAMES] == []

    @pytest.mark.parametrize(("name", "key", "agency"), [
        ("AFP", "afp", True), ("the Associated Press", "ap", True), ("Associated Press", "ap", True), ("TASS", "tass", True),
        ("Guardian", "guardian", False), ("The New York Times", "new_york_times", False),
        ("New York Times", "new_york_times", False),
    ])
    def test_usual_names_are_found(self, name: str, key: str, agency: bool) -> None:
        assert [(outlet.key, outlet.agency) for outlet in OUTLETS if name in outlet.names] == [(key, agency)]

    def test_a_bare_common_word_is_no_outlet(self) -> None:
        assert OUTLET_NAMES & {"Sun", "Times", "Atlantic", "Independent", "Economist", "Time", "Nature", "Science"} == set()


class TestDisputes:
    def test_names_are_unique(self) -> None:
        assert repeated(dispute.name for dispute in DISPUTES) == set()

    def test_both_sides_are_known_and_nobody_stands_on_both(self) -> None:
        for dispute in DISPUTES:
            one, other = dispute.sides
            assert one, dispute.name
            assert other, dispute.name
            assert not one & other, dispute.name
            assert one | other <= CODES | set(BODY), dispute.name

    def test_kinds_are_the_documented_ones(self) -> None:
        assert {dispute.kind for dispute in DISPUTES} == {"conflict", "rivalry", "politics"}

    def test_groups_that_share_intelligence_are_disjoint_countries(self) -> None:
        members = [code for group in SHARING for code in group]
        assert repeated(members) == set()
        assert set(members) <= CODES
