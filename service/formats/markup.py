"""Markup to plain text, a paragraph a line, whether it was HTML, XHTML or NITF."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree, html

from service.limits import LIMITS
from service.rows import problem

# A block begins and ends a line; what is skipped is no copy.
BLOCKS = frozenset(
    """address article aside blockquote block body.content bq br caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hedline hl1 hl2 hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    """.split())
SKIPPED = frozenset("head iframe media noscript object script style svg template title".split())


def tree(text: str) -> Any:  # noqa: ANN401  lxml has no types
    """Return the root of HTML as it is written in the wild; raise InputProblem where it is empty, too nested or too large."""
    tags = text.count("<")
    if tags > LIMITS["tags"].most:
        raise problem("", LIMITS["tags"].exceeded(tags))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise problem("", "is HTML with nothing in it; leave it out") from error
    finally:
        broken = next((found for found in parser.error_log if found.level == etree.ErrorLevels.FATAL), None)
    if broken is not None:  # the parser gave up, and the text would end there
        detail = f"is HTML that cannot be read to its end (line {broken.line}: tags nested too deep, or too long a text)"
        raise problem("", f"{detail}; give the text as a .txt file")
    return root


def text_of(markup: str) -> str:
    """Return the text of a piece of HTML."""
    return paragraphs(tree(markup)) if "<" in markup or "&" in markup else paragraphs_of(markup.splitlines())


def paragraphs(root: Any) -> str:  # noqa: ANN401  an element of lxml or of ElementTree
    """Return the text of an element, a paragraph a line; nested as deep as may be, it is walked without recursion."""
    pieces: list[str] = []  # None of them holds a line end that matters but those put between blocks.
    waiting: list[tuple[Any, bool]] = [(root, True)]
    while waiting:
        element, opens = waiting.pop()
        name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else "script"
        if opens and name not in SKIPPED:
            pieces.append(("\0" if name in BLOCKS else "") + (element.text or "").replace("\0", " "))
            waiting.append((element, False))
            waiting.extend((child, True) for child in reversed(element))
        elif element is not root:
            pieces.append(("\0" if name in BLOCKS else "") + (element.tail or "").replace("\0", " "))
    return paragraphs_of("".join(pieces).split("\0"))


def paragraphs_of(blocks: Iterable[str]) -> str:
    """Return the blocks that hold anything, a line each, every run of space a single one."""
    return "\n".join(line for line in (" ".join(block.split()) for block in blocks) if line)
