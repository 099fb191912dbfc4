"""The files of the pages: ours alone, of the right type, and nothing beside them."""

from __future__ import annotations

import pytest
import requests

from service.web.assets import TYPES, assets


@pytest.mark.parametrize("name", sorted(assets()))
def test_a_file_is_given_with_its_type(address: str, name: str) -> None:
    answer = requests.get(f"{address}/web/{name}", timeout=30)
    assert (answer.status_code, answer.headers["Content-Type"], answer.content) == (200, TYPES[name.rpartition(".")[2]], assets()[name].content)
    assert requests.get(f"{address}/web/{name}", headers={"If-None-Match": answer.headers["ETag"]}, timeout=30).status_code == 304


@pytest.mark.parametrize("name", ["assets.py", "..%2Fpolicy.py", "%2e%2e", "none.js"])
def test_nothing_else_is_given(address: str, name: str) -> None:
    assert requests.get(f"{address}/web/{name}", timeout=30).status_code == 404
