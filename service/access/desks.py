"""The names of desks, as the command line takes them."""

from __future__ import annotations

import re

import click

MAIN = "main"  # the desk of a newsroom that has one
DESK = re.compile("[a-z0-9][a-z0-9_-]{0,39}")


def desk_name(_: click.Context, __: click.Parameter, name: str) -> str:
    """Return the name of a desk; raise BadParameter for what is none."""
    if not DESK.fullmatch(name):
        raise click.BadParameter("must be up to 40 of a-z, 0-9, - and _, such as `foreign-desk`.", param_hint="--desk")
    return name
