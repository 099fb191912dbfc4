"""XML as a tree, with no entities, nothing fetched, and bounds on depth and number of elements."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from service.limits import LIMITS
from service.rows import problem

DEEPEST = 256  # elements within elements


def tree(text: str) -> Element:
    """Return the root of an XML document; raise InputProblem where it is not well formed, declares entities or is too large."""
    try:
        return _fed(text, _Bounded()).close()  # type: ignore[no-any-return]  # what the builder closes with
    except ParseError as error:
        raise problem("", f"is not well-formed XML ({error}); correct it there") from error


def root_of(text: str) -> str | None:
    """Return the name of the root of the XML document that begins with `text`, None where that is no XML.

    Raises InputProblem where the document declares entities.
    """
    try:
        _fed(text, _First())
    except _Found as found:
        return str(found)
    except ParseError:
        return None
    return None


class _Found(Exception):  # noqa: N818  it carries what was looked for
    """The name of the first element."""


class _First(TreeBuilder):
    def start(self, tag: str, attrs: dict[str, str], /) -> Element:  # noqa: ARG002  the builder's signature
        raise _Found(tag)


class _Bounded(TreeBuilder):
    """Builds the tree, and counts."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise problem("", f"has elements nested deeper than {DEEPEST} levels; give flatter XML")
        if self._count > LIMITS["elements"].most:
            raise problem("", f"has more than {LIMITS['elements'].most:,} elements; {LIMITS['elements'].remedy}")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def _fed(text: str, target: TreeBuilder) -> Any:  # noqa: ANN401  the parser has no type that can be named
    parser = XMLParser(target=target)
    try:
        parser.feed(text)
    except DefusedXmlException as error:
        raise problem("", "is XML that declares entities, which are not read; write the characters themselves") from error
    return parser
