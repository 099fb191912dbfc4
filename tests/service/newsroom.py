"""A small story of our own, and how the tests of the command line run it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import orjson

# The command line in a process of its own, whether or not the script `secondsource` is installed.
SECONDSOURCE = (sys.executable, "-c", "import sys; from service.cli import main; sys.exit(main())")
# The same where the tests run in the background of a script, whose children ignore interruptions.
INTERRUPTIBLE = (
    sys.executable, "-c",
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from service.cli import main; sys.exit(main())",
)


BRIDGE = [
    {
        "id": "herald", "outlet": "The Harnby Herald", "title": "Bridge stays shut", "published_at": "2026-03-02",
        "text": "The bridge at Harnby will stay closed until May, the mayor, Anna Berg, said on Monday. "
                "“We have found 14 cracks in two of its piers,” Ms. Berg told reporters.",
    },
    {
        "id": "post", "outlet": "Coastal Post", "published_at": "2026-03-03",
        "text": "Engineers of the national road agency found 14 cracks in the bridge at Harnby, the agency said on Tuesday.",
    },
    {
        "id": "wire", "outlet": "Pacific Newswire", "published_at": "2026-03-04",
        "text": "The builder of the Harnby bridge, Stonewell Ltd, denied that there were cracks in its piers.",
    },
]
CLAIM = "There are 14 cracks in the piers of the bridge at Harnby."
CLAIMS = [
    {"id": "c1", "text": CLAIM},
    {"id": "c2", "text": "The bridge at Harnby will stay closed until May.", "as_of": "2026-03-02"},
    {"id": "c3", "text": "The mayor said that the bridge would stay closed."},
    {"id": "c4", "text": "A typhoon has destroyed an airport in Cebu."},
]


def jsonl(path: Path, rows: Sequence[object]) -> str:
    """Write a line for each row, bytes as they are, and return the path."""
    path.write_bytes(b"".join(row + b"\n" if isinstance(row, bytes) else orjson.dumps(row) + b"\n" for row in rows))
    return str(path)


def read(path: str) -> list[dict[str, object]]:
    """Return the rows of a JSONL file."""
    return [orjson.loads(line) for line in Path(path).read_bytes().splitlines()]
