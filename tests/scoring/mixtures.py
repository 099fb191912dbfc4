"""Random articles for the properties: sentences that cite, deny, count, hedge and narrate one story, with junk strewn in."""

from __future__ import annotations

from hypothesis import strategies as st

from scoring import Article

SEEN = "14 people died when the ferry Celestina sank near Istanbul"
CLAIMS = (
    "Fourteen people died when the ferry Celestina sank near Istanbul on 3 March 2026.",
    "The ferry Celestina was overloaded when it sank.",
    "The ferry Celestina was not overloaded when it sank.",
    "The owner Tala denied that the ferry Celestina was overloaded.",
    "Captain Noel Dima said that 14 people died when the ferry Celestina sank.",
    "More than 10 people died when the ferry Celestina sank.",
    "Ukraine sent 12 ships after the ferry Celestina sank.",
)
SENTENCES = (
    f"Captain Noel Dima, a spokesman for the coast guard, said {SEEN}.",
    "“Fourteen people died when the ferry Celestina sank,” Captain Dima told the BBC on Tuesday.",
    f"The coast guard said {SEEN} on 3 March 2026.",
    f"A coast guard official said {SEEN}.",
    f"Turkish officials said {SEEN}.",
    f"Turkey’s defence minister said {SEEN}.",
    f"Ukraine’s security service said {SEEN}.",
    f"South Korea’s National Intelligence Service (NIS) believes {SEEN}.",
    "The spy agency said up to 20 people died when the ferry Celestina sank.",
    f"Reuters reported that {SEEN}, citing the coast guard.",
    f"According to Yonhap, {SEEN}.",
    f"A lawmaker, citing the spy agency, said {SEEN}.",
    f"Joel Macaraeg, a fish trader, said {SEEN}.",
    "He said the ferry Celestina was overloaded when it sank.",
    "She said the ferry Celestina was not overloaded when it sank.",
    f"Prof Helen Brathwaite, a naval architect, said {SEEN}.",
    "Satellite images showed that the ferry Celestina was overloaded when it sank.",
    "Documents filed in court showed that the ferry Celestina was overloaded.",
    "Tala Sea Lines denied that the ferry Celestina was overloaded when it sank.",
    "Tala Sea Lines admitted that the ferry Celestina was overloaded when it sank.",
    "“It was not overloaded,” said its chief executive, Benigno Araullo, “and we stand by that.”",
    "The transport minister, Maria Lopez, said the ferry Celestina was overloaded when it sank.",
    "The minister said 22 people died when the ferry Celestina sank.",
    "The Red Cross counted 43 dead after the ferry Celestina sank.",
    "A source in the agency said the ferry Celestina was overloaded when it sank.",
    "The ferry Celestina was reportedly overloaded when it sank.",
    "It is believed that 3\u202f000 people were on the ferry Celestina.",
    "Survivors said the ferry Celestina was overloaded.",
    "Critics said the ferry Celestina may have been overloaded when it sank.",
    "Our correspondent at the port saw that the ferry Celestina was overloaded.",
    "The ferry Celestina was overloaded when it sank.",
    f"On Tuesday {SEEN}.",
    "It is unclear whether the ferry Celestina was overloaded when it sank.",
    "Was the ferry Celestina overloaded when it sank?",
    "Ukraine will send 12 ships after the ferry Celestina sank, Kyiv said.",
    "Russia said Ukraine had sent 12 ships after the ferry Celestina sank.",
    "At least a dozen ships were sent by Ukraine, the Pentagon chief said.",
    "It rained on Tuesday.",
    "TOLL RISES",
    "Sign up to First Thing, our free morning email",
)
OUTLETS = ("The Daily Lamp", "Coastal Post", "Reuters", "BBC", "", "Тихий вісник")
DAYS = ("2026-03-03", "2026-03-04", "2026-03-04T09:00:00+08:00", "2026-03-05T01:00:00Z", None, "some day")
JUNK = (
    "🚢",
    "👩‍🚒",
    "\x00",
    "\u202e",
    "\u200f",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\u00a0",
    "\u202f",
    "\r\n",
    "\n",
    "\n\n",
    "\u2028",
    "\t",
    "\x0b",
    "e\u0301",
    "\u0301",
    "\ufe0f",
    "“",
    "”",
    '"',
    "‘",
    "'",
    "«",
    ")",
    "((",
    "<b>",
    "&amp;",
    "{",
    "}",
    "%s",
    "\\",
    "٣",
    "Ⅳ",
    "½",
    "...",
    "\U0010ffff",
)
BREAKS = (" ", "\n\n", "\r\n\r\n", "\n", "  ")


@st.composite
def texts(draw: st.DrawFn, *, junk: bool = True) -> str:
    """Return a text of up to eight sentences, with up to six pieces of junk at any place."""
    parts: list[str] = []
    for sentence in draw(st.lists(st.sampled_from(SENTENCES), max_size=8)):
        parts += [sentence, draw(st.sampled_from(BREAKS))]
    text = "".join(parts)
    for _ in range(draw(st.integers(0, 6)) if junk else 0):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(JUNK)) + text[place:]
    return text


@st.composite
def corpora(draw: st.DrawFn, *, junk: bool = True, least: int = 0, most: int = 4) -> list[Article]:
    """Return a few articles by various outlets, ids in order."""
    count = draw(st.integers(least, most))
    return [
        Article(
            f"a{place}",
            draw(texts(junk=junk)),
            draw(st.sampled_from(OUTLETS)),
            draw(st.sampled_from(("", *SENTENCES[:2], "FERRY SINKS"))),
            draw(st.sampled_from(DAYS)),
        )
        for place in range(count)
    ]


claims = st.sampled_from(CLAIMS)
