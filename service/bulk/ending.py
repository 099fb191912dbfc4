"""The end of a batch: the summary on standard error, and the report where one is asked for."""

from __future__ import annotations

import sys

from service import terminal
from service.bulk.run import Asked, Done, Manner
from service.bulk.told import summary_lines
from service.writing import written


def tell(done: Done, seconds: float, asked: Asked, manner: Manner) -> None:
    """Tell what a batch came to, and write its report if one is asked for."""
    for line in summary_lines(done.summary, terminal.look_of(sys.stderr)):
        terminal.write(line, sys.stderr)
    if asked.report is not None:
        from service.bulk.report import page  # noqa: PLC0415  templates, which a batch without a report does without

        with written(asked.report) as stream:
            stream.write(page(done.summary, about(done, seconds, asked, manner)).encode())


def about(done: Done, seconds: float, asked: Asked, manner: Manner) -> dict[str, str]:
    """Return what was read, by what and how, as the report shows it."""
    return {
        "Claims": asked.claims or "every statement of the articles",
        "Articles": f"{asked.articles}: {done.articles:,} with {done.statements:,} statements",
        "Articles that could not be used": f"{done.failed:,}",
        "Time": f"{seconds:,.1f} s, workers: {manner.workers}" if manner.engine == "local" else f"{seconds:,.1f} s on {manner.engine}",
        "Tagger": manner.tagger,
        "Versions": done.versions,
    }
