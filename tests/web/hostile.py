"""Hostile articles: three for each way in which text may try to be more than text, and a claim on which they bear."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import requests

# Each would set `window.hostile` or open a dialog if it were ever run.
RUN = "window.hostile=1;alert(1)"
KINDS: dict[str, str] = {
    "script": f"<script>{RUN}</script>",
    "script with a type": f"<ScRiPt type=module>{RUN}</sCrIpT >",
    "closing": f"</title></style></script></textarea><script>{RUN}</script>",
    "image": f'"><img src=x onerror="{RUN}">',
    "image in single quotes": f"'><img src=x onerror='{RUN}'>",
    "attribute": f'" onmouseover="{RUN}" autofocus onfocus="{RUN}" x="',
    "vector": f"<svg onload={RUN}><animate onbegin={RUN} attributeName=x></svg>",
    "vector link": f'<svg><a xlink:href="javascript:{RUN}"><text x=20 y=20>look</text></a></svg>',
    "mathematics": f"<math><mtext><table><mglyph><style><img src onerror={RUN}></style></mglyph></table></mtext></math>",
    "frame": f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    "object": f'<object data="javascript:{RUN}"></object><embed src="javascript:{RUN}">',
    "form": f'<form action="javascript:{RUN}"><button autofocus>go</button></form>',
    "base": '<base href="https://elsewhere.example/">',
    "refresh": f'<meta http-equiv="refresh" content="0;url=javascript:{RUN}">',
    "style": "<style>*{background:url(https://elsewhere.example/)}</style>",
    "link": f'<a href="javascript:{RUN}">look</a>',
    "address": f"javascript:{RUN}//",
    "address in disguise": f"JaVaScRiPt\u00ad:{RUN}",
    "data address": f"data:text/html,<script>{RUN}</script>",
    "template of the server": "{{7*7}}{%print(config)%}{{self.__init__.__globals__}}",
    "template of a client": f"{{{{constructor.constructor('{RUN}')()}}}}${{{RUN}}}<%={RUN}%>",
    "entities": f"&lt;script&gt;{RUN}&lt;/script&gt;&#60;img src=x onerror={RUN}&#62;",
    "escapes": f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e\\x3cimg%3Cscript%3E",
    "override": "\u202egnihtemos si siht\u202d\u202e",
    "isolate": "\u2067\u2068never closed \u2066\u202b",
    "right to left": "رئيس الميناء قال إن المرفأ مغلق",
    "both ways": "the harbour \u05d4\u05e0\u05de\u05dc (14) رصيف",
    "emoji": "👩🏽\u200d🚒👨\u200d👩\u200d👧\u200d👦🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f🇵🇭",
    "combining": "Z" + "\u0351\u036b\u0343\u036a\u0302\u036b\u033d" * 40 + "algo",
    "wide": "港口於星期一關閉" * 12,
    "nothing to see": "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e",
    "null": "null undefined NaN [object Object] true 0 -1",
    "prototype": "__proto__ constructor hasOwnProperty toString",
    "query": "'; DROP TABLE articles; -- ../../etc/passwd ?a=1#s0",
    "numbers": "1e309 -0 99999999999999999999 0x1f",
    "long word": "w" * 150,
}
TOWNS = [f"{first}{last}" for first in ("Ald", "Bren", "Corm", "Dun", "Esk", "Farn", "Gorl") for last in ("bury", "combe", "ness", "stead", "wick", "mouth")]
LONGEST = 1_000_000  # characters of an article's text that the service takes


@dataclass(frozen=True)
class Stored:
    """What was stored and scored: ids of articles and of assessments."""

    articles: list[str]
    assessments: list[str]


def articles(place: int, hostile: str) -> list[dict[str, str]]:
    """Return three articles on one closed harbour, with hostile text wherever text may stand."""
    town = TOWNS[place]
    closed = f"the harbour at {town} was closed on Monday"
    short = hostile[:120]
    return [
        {
            "id": f"hostile-{place}-1", "outlet": hostile[:400], "title": f"Harbour at {town} closed {hostile}", "published_at": "2026-05-05",
            "text": f"The harbour master, Anna {hostile} Berg, said {closed}. {hostile}", "url": f"javascript:window.hostile=1//{short}",
        },
        {
            "id": f"{short}/{place}", "outlet": f"{town} Herald {short}", "title": hostile, "published_at": "2026-05-06T10:00:00Z",
            "text": f"“T{closed[1:]} {hostile},” Mayor {hostile} told reporters.\n\n{hostile}", "url": f"https://h.example/{short}",
        },
        {
            "id": f"hostile-{place}-3", "outlet": f"{short}{short}", "title": "", "url": hostile[:400],
            "text": f"{hostile} The port authority {hostile} denied that {closed}. {hostile}",
        },
    ]


def long_word() -> dict[str, str]:
    """Return an article that is little but one word."""
    told = "The harbour at Longstead was closed on Monday, the harbour master, Anna Berg, said. "
    return {"id": "hostile-long", "outlet": "o" * 500, "title": "t" * 2_000, "text": told + "w" * (LONGEST - len(told)), "url": "https://h.example/" + "u" * 1_900}


def store(address: str) -> Stored:
    """Store every hostile article, and score a claim on each kind, hostile itself."""
    given = [one for place, hostile in enumerate(KINDS.values()) for one in articles(place, hostile)] + [long_word()]
    for start in range(0, len(given), 30):
        answer = requests.post(f"{address}/v1/articles", json={"articles": given[start:start + 30]}, timeout=120)
        assert answer.status_code in {200, 201}, answer.text
    claims = [f"The harbour at {TOWNS[place]} was closed on Monday {hostile}" for place, hostile in enumerate(KINDS.values())]
    plain = [f"The harbour at {TOWNS[place]} was closed on Monday." for place in range(len(KINDS))]
    made = [requests.post(f"{address}/v1/score", json={"claim": {"text": claim}}, timeout=120).json() for claim in [*claims, *plain, "The harbour at Longstead was closed on Monday."]]
    told = {one["article_id"] for assessment in made for one in assessment["evidence"]}
    assert len(told & {one["id"] for one in given}) > 100, "the articles bear on the claims, so that their text is shown"
    return Stored([one["id"] for one in given], [one["id"] for one in made])


def article_pages(stored: Stored) -> list[str]:
    """Return the path of each article."""
    return [f"/article/{quote(one, safe='')}" for one in stored.articles]


def assessment_pages(stored: Stored) -> list[str]:
    """Return the paths of half of the assessments: of each kind one, and of its two claims each in turn."""
    return [f"/assessment/{one}" for place, one in enumerate(stored.assessments) if place % 4 in {0, 3}]


def draft_pages(stored: Stored) -> list[str]:
    """Return the path under which a stored article is checked as a draft, one article of each kind, each of the three forms in turn."""
    return [f"/?article={quote(stored.articles[3 * place + place % 3], safe='')}" for place in range(len(KINDS))]
