"""README.md and docs/integrations.md show what really comes out; `make readme` writes it anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.settings import documentation
from tests.readme import PAGES, README, rewritten, shown

EXAMPLE = """# Title

```console
$ echo one \\
    two
old
$ printf 'three\\n'
```

```python
print("four")
```

```text
old
```

```python
assert 1 + 1 == 2
```

```sh
exit 1
```
"""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_it_shows_what_comes_out(page: Path) -> None:
    written = page.read_text()
    assert any(example.printed for example in shown(written)), f"{page.name} shows nothing that could be run"
    assert rewritten(written) == written, "run `make readme`, and look at what changed"


def test_readme_has_the_table_of_the_settings() -> None:
    assert documentation() in README.read_text(), "put what service.settings.documentation() returns in its place"


def test_output_is_put_where_it_belongs() -> None:
    fresh = rewritten(EXAMPLE)
    assert fresh == EXAMPLE.replace("    two\nold\n", "    two\none two\n").replace("text\nold\n", "text\nfour\n").replace(
        "'three\\n'\n", "'three\\n'\nthree\n")
    assert rewritten(fresh) == fresh
