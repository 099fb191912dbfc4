"""What the engine says to the claims of the fixtures changes only where somebody meant it to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.golden import STORIES, assessments, golden, written


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_assessments_are_the_golden_ones(story: Path) -> None:
    found = assessments(story)
    kept = json.loads(golden(story).read_text(encoding="utf-8"))
    moved = [name for name in {**kept, **found} if found.get(name) != kept.get(name)]
    assert not moved, f"{', '.join(moved)}: run `make golden`, and look at the difference"
    assert golden(story).read_text(encoding="utf-8") == written(found)
