"""The fixtures' expectations: those that are met stay met, and those that are not are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scoring import Engine
from tests.acceptance import unmet
from tests.golden import STORIES


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_what_is_not_met_is_what_was_known(story: Path) -> None:
    known = json.loads((story / "unmet.json").read_text(encoding="utf-8"))
    found = unmet(story, Engine())
    lost, won = [line for line in found if line not in known], [line for line in known if line not in found]
    assert (lost, won) == ([], []), "run `make golden`, look at what was lost and won, and commit it with the change"
