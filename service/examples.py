"""The examples of the documentation; each of them can be sent as it stands."""

from __future__ import annotations

ARTICLE = {
    "id": "harbour-1",
    "outlet": "Harbour Post",
    "title": "Two bridges closed after storm",
    "published_at": "2024-10-18T09:00:00Z",
    "text": "Two bridges were closed on Friday, transport minister Ana Ruiz told reporters. "
            "Officials said that repairs would take three weeks.",
}

SCORE = {"claim": {"text": "Two bridges were closed on Friday."}, "articles": [ARTICLE]}

BATCH = {
    "claims": {"bridges": SCORE["claim"], "repairs": {"text": "Repairs would take three weeks.", "as_of": "2024-10-19"}},
    "articles": [ARTICLE],
}

PAIRS = {"pairs": [{"claim": "Two bridges were closed on Friday.", "text": "The minister said that two bridges had been closed."}]}

LINES = '{"id": "bridges", "text": "Two bridges were closed on Friday."}\n'

DRAFT = {
    "text": "Two bridges were closed on Friday, transport minister Ana Ruiz told reporters. Repairs would take three weeks.",
    "title": "Storm closes two bridges",
}

CHECK = {
    "requestId": "1",
    "blocks": [{"id": "p1", "text": "Two bridges were closed on Friday.", "from": 1, "to": 35}],
}
