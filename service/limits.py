"""The limits of the service, in one table that is checked on the way in and published at `/v1/limits`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that is accepted, its unit, and what to do with more."""

    most: int
    unit: str
    what: str
    remedy: str

    def exceeded(self, found: int) -> str:
        """Return the sentence for something that is too large."""
        return f"has {found:,} {self.unit}, at most {self.most:,} are accepted; {self.remedy}"


LIMITS: dict[str, Limit] = {
    "claim_text": Limit(10_000, "characters", "the text of a claim", "give one sentence"),
    "article_text": Limit(1_000_000, "characters", "the text of an article", "split it into parts with ids of their own"),
    "article_title": Limit(2_000, "characters", "the title of an article", "give the headline alone"),
    "outlet": Limit(500, "characters", "the name of an outlet", "give the name alone"),
    "url": Limit(2_000, "characters", "the address of an article", "give a shorter address, or none"),
    "id": Limit(200, "characters", "an id of an article or a claim", "give a shorter id"),
    "articles": Limit(500, "articles", "the articles of one request", "send fewer, or store them first"),
    "claims": Limit(500, "claims", "the claims of one request", "send fewer, or send lines of JSON"),
    "pairs": Limit(64, "pairs", "the pairs of a claim and a text of one request", "send the rest in another request"),
    "pair_text": Limit(10_000, "characters", "the text that is held against a claim", "give the passage that tells of it"),
    "rubric_rows": Limit(200, "rows", "the rows that one request overrides", "override fewer"),
    "candidates": Limit(400, "statements", "the stored statements that one claim is scored against", "narrow the claim"),
    "page": Limit(1_000, "articles", "the articles on one page", "ask for the next page"),
    "body": Limit(16 * 1024 * 1024, "bytes", "the body of a request", "send fewer articles at a time"),
    "document": Limit(32 * 1024 * 1024, "bytes", "a JSON, ninjs, XML or feed file", "split it, or give JSONL, which has no limit"),
    "elements": Limit(250_000, "elements", "the elements of an XML file", "split it into several files"),
    "tags": Limit(100_000, "tags", "the tags of a web page", "give its text as a .txt file"),
    "lines": Limit(64 * 1024 * 1024, "bytes", "the lines of JSON of one request", "send fewer claims at a time"),
    "claim_lines": Limit(100_000, "lines", "the claims of one request of lines", "send the rest in another request"),
    "line": Limit(128 * 1024, "bytes", "a line of JSON", "give one claim a line"),
    "draft_text": Limit(100_000, "characters", "the text of a draft", "send it in parts"),
    "blocks": Limit(2_000, "blocks", "the blocks of one request of an editor", "send only those that changed"),
    "skipped": Limit(1_000, "ranges", "the ranges of a block that are skipped", "leave their text out"),
    "statements": Limit(500, "statements", "the statements of a draft that are scored", "send the draft in parts"),
    "idempotency_key": Limit(200, "characters", "an Idempotency-Key", "give a shorter key, such as a UUID"),
    "json_values": Limit(50_000, "values", "lists, objects, their members and texts in the body of a request", "send fewer at a time"),
    "json_depth": Limit(1_024, "levels", "brackets within brackets in JSON", "send flatter JSON"),
}


def most(name: str) -> int:
    """Return the most that the limit `name` accepts."""
    return LIMITS[name].most
