"""Ids in URLs."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.routing import Map, Rule

from service.paths import ArticleId, decoded, raw_path

ROUTES = Map(
    [Rule("/a/<id:name>", endpoint="one"), Rule("/a/<id:name>/statements", endpoint="statements")],
    converters={"id": ArticleId},
    merge_slashes=False,
)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_id_finds_its_way(name: str) -> None:
    for ending, endpoint in (("", "one"), ("/statements", "statements")):
        path = decoded(f"/a/{quote(name, safe='')}{ending}").encode("latin-1").decode()
        assert ROUTES.bind("").match(path) == (endpoint, {"name": name})


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_the_address_of_an_id_is_its_encoding(name: str) -> None:
    assert ROUTES.bind("").build("one", {"name": name}) == f"/a/{quote(name, safe='')}"


@pytest.mark.parametrize(
    ("environ", "path"),
    [
        ({"RAW_URI": "/a/b%2Fc?x=%2F"}, "/a/b%2Fc"),
        ({"REQUEST_URI": "//a"}, "//a"),
        ({"RAW_URI": "http://host/a%20b?x"}, "/a%20b"),
        ({"RAW_URI": "*"}, "*"),
        ({"PATH_INFO": "/a/\xc3\xbc%"}, "/a/%C3%BC%25"),
    ],
)
def test_the_path_as_the_client_wrote_it(environ: dict[str, str], path: str) -> None:
    assert raw_path(environ) == path
