"""Which failure of the command line ends with which exit status, each after one line on standard error."""

from __future__ import annotations

import os
import sys
import traceback
from concurrent.futures.process import BrokenProcessPool

import click

from scoring import ClaimError, RubricError
from scoring.directory import NamesError
from scoring.modelfiles import ModelError
from service.errors import ClusterError, InputProblem, SchemaError, UnsupportedError, printable
from service.settings import SettingsError

WELL, ROWS_FAILED, USAGE, CONFIGURATION, INTERRUPTED = 0, 1, 2, 3, 130

# The first row that fits is taken; what fits none is a fault of ours.
STATUS: tuple[tuple[type[BaseException], int], ...] = (
    (KeyboardInterrupt, INTERRUPTED),
    (click.Abort, INTERRUPTED),
    (click.ClickException, USAGE),
    (InputProblem, USAGE),
    (ClaimError, USAGE),
    (RubricError, CONFIGURATION),
    (ModelError, CONFIGURATION),
    (NamesError, CONFIGURATION),
    (SettingsError, CONFIGURATION),
    (SchemaError, CONFIGURATION),
    (UnsupportedError, CONFIGURATION),
    (ClusterError, CONFIGURATION),
    (BrokenProcessPool, CONFIGURATION),
    (OSError, USAGE),
)


def ended(error: BaseException) -> int:
    """Tell of the failure on standard error, and return the exit status."""
    if isinstance(error, BrokenPipeError):  # whoever read the output has seen enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return USAGE
    for kind, status in STATUS:
        if isinstance(error, kind):
            return told(_sentence(error), status)
    traceback.print_exception(error)
    return told("this is a fault of ours; please report it with the lines above", CONFIGURATION)


def told(line: str, status: int) -> int:
    """Write one line to standard error, and return the exit status."""
    click.echo(f"secondsource: {printable(' '.join(line.split()))}", err=True)
    return status


def _sentence(error: BaseException) -> str:
    if isinstance(error, click.ClickException):
        command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "secondsource"
        return f"{error.format_message()} See `{command} --help`."
    if isinstance(error, BrokenProcessPool):
        return "a worker process was ended from outside, perhaps for want of memory; --resume goes on, with fewer --workers"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'input or output'}: {error.strerror}"
    return str(error) or "interrupted"
