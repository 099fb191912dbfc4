"""POST /check and GET /categories, the protocol of Typerighter."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from keyholders import key, sent
from wanted import invalid

from scoring import Engine
from scoring.rubric import shipped
from service.app import create_app
from service.bands import BANDS
from service.editors.blocks import Block, joined
from service.editors.categories import CATEGORIES, DEFAULT, IDS, NAMELESS, WEAK
from service.editors.matches import group_key
from service.held import KEY
from service.limits import LIMITS
from service.settings import Settings

DAM = {
    "id": "dam-1", "outlet": "Valley Post", "published_at": "2026-03-02",
    "text": "The Marlow dam leaked in May, residents said. Tolva has hired 40 divers, a person familiar with the contract said.",
}
DENIAL = {"id": "dam-2", "outlet": "Valley Herald", "text": "The dam operator denied that the Marlow dam leaked in May."}
HIRED = {"id": "tolva", "outlet": "Trade Week", "text": "Nurses at Harnby ended their strike on Monday, the nurse Olga Brandt said."}
LEAK, DIVERS, NURSES = "The Marlow dam leaked in May.", "Tolva has hired 40 divers.", "Nurses at Harnby ended their strike on Monday."


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def at(text: str, first: int, last: int) -> str:
    """Return what stands between two offsets in UTF-16 units, as JavaScript cuts it."""
    return text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le")


def blocks(*texts: str) -> list[dict[str, Any]]:
    """Lay texts out as an editor does, with two positions between one and the next for the end and the start of a paragraph."""
    made, place = [], 1
    for number, text in enumerate(texts):
        made.append({"id": f"p{number}", "text": text, "from": place, "to": place + units(text)})
        place += units(text) + 2
    return made


def check(client: FlaskClient, *texts: str | dict[str, Any], **more: object) -> list[dict[str, Any]]:
    asked = [one for one in texts if isinstance(one, dict)] or blocks(*[str(one) for one in texts])
    answer = client.post("/check", json={"requestId": "r", "blocks": asked, **more})
    assert answer.status_code == 200, answer.json
    found = answer.json["matches"]
    assert isinstance(found, list)
    for match in found:
        block = next(one for one in asked if one["id"] == match["blockId"])
        assert block["from"] <= match["fromPos"] < match["toPos"] <= block["from"] + units(block["text"])
    return found


@pytest.fixture
def filled(client: FlaskClient) -> FlaskClient:
    for article in (DAM, DENIAL, HIRED):
        assert client.post("/v1/articles", json=article).status_code == 201
    return client


def test_a_match_is_whole(filled: FlaskClient) -> None:
    asked = blocks("It rained all day.", f"Enough. {DIVERS} So it goes.")
    answer = filled.post("/check", json={"requestId": "r", "documentId": "d", "blocks": asked}).json
    assert (answer["requestId"], answer["blocks"], answer["categoryIds"]) == ("r", asked, list(DEFAULT))
    (match,) = answer["matches"]
    alone = filled.post("/v1/score", json={"claim": {"text": DIVERS}}).json
    told, step = alone["reasons"][0]["text"], alone["would_raise"][0]
    first = asked[1]["from"] + len("Enough. ")
    assert match == {
        "rule": {
            "id": "no-named-source", "description": "The best source on file has no name that anybody could ask.", "suggestions": [],
            "category": {"id": "no-named-source", "name": "No named source", "colour": "8a4b00", "priority": 5},
        },
        "fromPos": first, "toPos": first + len(DIVERS), "matchedText": DIVERS,
        "precedingText": "Enough. ", "subsequentText": " So it goes.", "matchContext": f"Enough. [[{DIVERS}]] So it goes.",
        "message": f"Thinly sourced, {alone['score']} of 100, because t{told[1:-1]}; to raise it, {step['text']} (+{step['points']}).",
        "shortMessage": f"No named source, {alone['score']} of 100",
        "suggestions": [], "markAsCorrect": False, "groupKey": group_key(DIVERS, "no-named-source"),
        "blockId": "p1", "score": alone["score"], "grade": alone["grade"], "band": "thinly", "symbol": "◔",
    }


@pytest.mark.parametrize(
    ("text", "wanted", "category"),
    [
        (LEAK, None, "contested"),
        (LEAK, ["no-named-source", "single-origin"], "no-named-source"),
        (LEAK, ["thinly-sourced", "barely-sourced"], "barely-sourced"),
        (DIVERS, ["thinly-sourced", "barely-sourced"], "thinly-sourced"),
        (DIVERS, ["contested"], None),
        (NURSES, None, "single-origin"),
        (NURSES, [], None),
        ("Nobody has ever eaten a lamp post here.", None, None),
        ("Nobody has ever eaten a lamp post here.", [*DEFAULT, "nothing-on-file"], "nothing-on-file"),
    ],
)
def test_a_statement_is_in_the_first_category_that_is_asked_for(
    filled: FlaskClient, text: str, wanted: list[str] | None, category: str | None
) -> None:
    assert [one["rule"]["category"]["id"] for one in check(filled, text, categoryIds=wanted)] == ([category] if category else [])


def test_what_is_sourced_well_enough_is_no_match(filled: FlaskClient) -> None:
    article = {"id": "record", "outlet": "Trade Week", "text": "Tolva has hired 40 divers, the minister of labour, Ana Ruiz, said."}
    filled.post("/v1/articles", json=article)
    assert filled.post("/v1/score", json={"claim": {"text": DIVERS}}).json["score"] >= 40
    assert check(filled, DIVERS, categoryIds=list(IDS)) == []


@pytest.mark.parametrize("before", ["🌉🌉 Good morning. ", "Cafe\u0301 de\u0301ja\u0300 vu. ", "👩‍👩‍👧‍👦 are here. ", "שלום עולם. "])
def test_positions_count_utf16_units_behind_emoji_and_combining_marks(filled: FlaskClient, before: str) -> None:
    asked = blocks(before, before + DIVERS, before)
    (match,) = check(filled, *asked)
    first = match["fromPos"] - asked[1]["from"]
    assert at(asked[1]["text"], first, match["toPos"] - asked[1]["from"]) == match["matchedText"]
    assert match["matchedText"].endswith(DIVERS)
    assert match["toPos"] == asked[1]["from"] + units(before + DIVERS)


def test_blocks_are_read_as_one_draft(filled: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who “she” is stands in the paragraph before."""
    attribute, read = Engine.attribute, []

    def noted(self: Engine, article: Any) -> object:
        read.append(article.text)
        return attribute(self, article)

    monkeypatch.setattr(Engine, "attribute", noted)
    texts = ["The diver Maria Voss spoke on Monday.", f"“{LEAK}” she said."]
    (match,) = check(filled, *texts)
    assert read == ["\n\n".join(texts)]
    assert (match["blockId"], LEAK.rstrip(".") in match["matchedText"]) == ("p1", True)


def test_a_statement_over_several_blocks_is_a_match_in_each() -> None:
    whole = joined([Block("a", "One, ", 10, 15), Block("b", " ", 17, 18), Block("c", " two three", 20, 30)])
    assert whole.text == "One, \n\n two three"
    found = [(read.block.id, read.positions(start, end)) for read, start, end in whole.parts(0, len(whole.text))]
    assert found == [("a", (10, 14)), ("c", (21, 30))]
    assert list(whole.parts(5, 8)) == []


def test_what_is_skipped_is_not_read_and_a_match_spans_it(filled: FlaskClient) -> None:
    note = " [NOTE 🌉: ask legal]"
    text = "🌉 Well. Tolva has hired" + note + " 40 divers."
    (block,) = blocks(text)
    first = block["from"] + units("🌉 Well. Tolva has hired")
    block["skipRanges"] = [{"from": first, "to": first + units(note) - 1}]
    (match,) = check(filled, block)
    assert match["matchedText"].endswith(DIVERS)
    assert at(text, match["fromPos"] - block["from"], match["toPos"] - block["from"]).endswith(f"Tolva has hired{note} 40 divers.")
    assert match["groupKey"] == check(filled, "🌉 Well. " + DIVERS)[0]["groupKey"]


@pytest.mark.parametrize(
    ("skipped", "words"),
    [
        ([], "ab🌉cd"),
        ([(0, 0)], "b🌉cd"),
        ([(2, 2)], "abcd"),
        ([(3, 3)], "abcd"),
        ([(1, 4), (2, 3)], "ad"),
        ([(4, 5), (0, 1)], "🌉"),
        ([(0, 900)], ""),
        ([(4, 1)], "ab🌉cd"),
        ([(6, 9)], "ab🌉cd"),
    ],
)
def test_skipped_ranges_hold_both_ends_and_may_overlap(skipped: list[tuple[int, int]], words: str) -> None:
    shifted = tuple((first + 7, last + 7) for first, last in skipped)
    assert joined([Block("a", "ab🌉cd", 7, 13, shifted)]).text == words


@pytest.mark.parametrize("texts", [[], [""], ["", " \n", "\u00a0"], ["..."], ["Go on."]])
def test_blocks_in_which_nothing_is_claimed_have_no_match(filled: FlaskClient, texts: list[str]) -> None:
    answer = filled.post("/check", json={"requestId": "r", "blocks": blocks(*texts)})
    assert (answer.status_code, answer.json["matches"], len(answer.json["blocks"])) == (200, [], len(texts))


def test_an_empty_block_moves_nothing(filled: FlaskClient) -> None:
    alone, among = check(filled, "", DIVERS), check(filled, "", DIVERS, "")
    assert alone == among
    assert alone[0]["fromPos"] == 3


def test_the_group_stays_the_same_wherever_the_words_stand(filled: FlaskClient) -> None:
    first, second = check(filled, DIVERS, "It rained. Tolva has  hired\n40 divers.")
    assert first["groupKey"] == second["groupKey"]
    assert check(filled, DIVERS, categoryIds=["thinly-sourced"])[0]["groupKey"] != first["groupKey"]


def test_the_draft_is_no_evidence_for_itself(client: FlaskClient) -> None:
    client.post("/v1/articles", json={"id": "own", "text": f"{DIVERS} It is raining."})
    assert len(check(client, DIVERS)) == 1
    assert check(client, DIVERS, documentId="own") == []
    assert check(client, f"{DIVERS} It is raining.") == []


def test_what_is_said_twice_is_scored_once(filled: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    weigh, asked = Engine.weigh, []

    def counted(self: Engine, read: Any, *rest: Any) -> object:
        asked.append(read.claim.text)
        return weigh(self, read, *rest)

    monkeypatch.setattr(Engine, "weigh", counted)
    assert len(check(filled, DIVERS, DIVERS, DIVERS)) == 3
    assert asked == [DIVERS]


def test_nothing_is_stored(client: FlaskClient) -> None:
    check(client, DIVERS)
    assert client.get("/v1/articles").json["articles"] == []


def test_a_desk_is_checked_on_its_own_articles(engine: Engine, tmp_path: Any) -> None:
    app: Flask = create_app(Settings(data=tmp_path, keys="always"), engine)
    client = app.test_client()
    city, sport, reader = key(app, desk="city"), key(app, desk="sport"), key(app, "read", desk="city")
    body = {"requestId": "r", "blocks": blocks(DIVERS)}
    assert client.post("/v1/articles", json=DAM, headers=sent(city)).status_code == 201
    found = {name: client.post("/check", json=body, headers=sent(made)).json["matches"] for name, made in (("city", city), ("sport", sport))}
    assert [len(found["city"]), len(found["sport"])] == [1, 0]
    assert client.post("/check", json=body).status_code == 401
    assert client.post("/check", json=body, headers=sent(reader)).status_code == 403
    assert client.get("/categories").status_code == 200
    app.extensions[KEY].close()


def test_the_categories_are_listed_as_they_are_looked_at(client: FlaskClient) -> None:
    found = client.get("/categories").json
    assert [one["id"] for one in found] == list(IDS)
    assert [one["priority"] for one in found] == sorted((one["priority"] for one in found), reverse=True)
    assert len({one["name"] for one in found}) == len(CATEGORIES), "a colour may stand for two, a name for one"


def test_the_table_fits_rubric_and_bands() -> None:
    assert set(NAMELESS) <= set(shipped().table["class"])
    assert [one.name for one in BANDS if one.least < 40] == list(WEAK)


def test_fields_of_other_versions_of_the_protocol_are_passed_over(filled: FlaskClient) -> None:
    (block,) = blocks(DIVERS)
    assert len(check(filled, {**block, "sort": 1, "skipRanges": None}, documentId=None, tags=["news"])) == 1


BLOCK = {"id": "p", "text": DIVERS, "from": 1, "to": 27}
POSITION = "must be a whole number from 0 to 9007199254740991"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"blocks": []}, ("/requestId", "is missing; it must be given")),
        ({"requestId": "r"}, ("/blocks", "is missing; it must be given")),
        ({"requestId": "r", "blocks": {}}, ("/blocks", "is an object; it must be a list")),
        ({"requestId": "r", "blocks": None}, ("/blocks", "is null; give a list")),
        ({"requestId": "r", "blocks": [1]}, ("/blocks/0", "must be an object")),
        ({"requestId": "r", "blocks": [{**BLOCK, "from": -1}]}, ("/blocks/0/from", POSITION)),
        ({"requestId": "r", "blocks": [{**BLOCK, "to": "9"}]}, ("/blocks/0/to", POSITION)),
        ({"requestId": "r", "blocks": [{**BLOCK, "to": 2**60}]}, ("/blocks/0/to", POSITION)),
        ({"requestId": "r", "blocks": [{**BLOCK, "skipRanges": [{"from": 1}]}]}, ("/blocks/0/skipRanges/0/to", "is missing; it must be given")),
        ({"requestId": "r", "blocks": [], "categoryIds": ["spelling"]}, ("/categoryIds/0", "is no category; GET /categories lists them")),
        ({"requestId": "r", "blocks": [], "documentId": ""}, ("/documentId", "is empty; give each article an id of its own")),
        (
            {"requestId": "r", "blocks": [BLOCK] * (LIMITS["blocks"].most + 1)},
            ("/blocks", "has 2,001 blocks, at most 2,000 are accepted; send only those that changed"),
        ),
        (
            {"requestId": "r", "blocks": [{**BLOCK, "skipRanges": [{"from": 0, "to": 0}] * 1_001}]},
            ("/blocks/0/skipRanges", "has 1,001 ranges, at most 1,000 are accepted; leave their text out"),
        ),
        (
            {"requestId": "r", "blocks": [{**BLOCK, "text": "x" * 60_000}] * 2},
            ("/blocks", "has 120,000 characters, at most 100,000 are accepted; send it in parts"),
        ),
    ],
)
def test_what_cannot_be_used_names_the_place(client: FlaskClient, body: object, fault: tuple[str, str]) -> None:
    answer = client.post("/check", json=body)
    assert (answer.status_code, answer.json) == (422, invalid("/check", fault))


def test_a_whole_number_may_be_written_with_a_point(client: FlaskClient) -> None:
    block = {"id": "1", "text": "Two bridges were closed.", "from": 7.0, "to": 31.0}
    assert client.post("/check", json={"requestId": "r", "blocks": [block]}).status_code == 200
    assert client.post("/check", json={"requestId": "r", "blocks": [{**block, "to": 31.5}]}).status_code == 422
