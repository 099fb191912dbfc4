"""The columns of a table of articles or claims, as the schema of a row tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from marshmallow import Schema

from service.errors import quoted
from service.fields import Text, existing


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns a table must have and which it may have, which of them hold a date or a time, whether further ones may stand there."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    moments: frozenset[str]
    further: bool = False

    def known(self, names: Sequence[str]) -> list[str]:
        """Return those of `names` that a row has a field for, in their order."""
        return [name for name in names if name in self.required or name in self.optional]

    def wanted(self) -> str:
        """Return the names of all columns as a sentence lists them."""
        return f"{', '.join(self.required)} and, if wanted, {', '.join(self.optional)}"

    def fault(self, names: Sequence[str]) -> str | None:
        """Return what is wrong with a table whose columns are `names`, None where it can be read."""
        missing = [name for name in self.required if name not in names]
        unknown = [] if self.further else [name for name in names if name not in self.known(names)]
        twice = [name for name, count in Counter(self.known(names)).items() if count > 1]
        if unknown:
            return f"{quoted(unknown[0])} is none of them"
        if missing:
            return f"{missing[0]} is missing"
        return f"{twice[0]} stands there twice" if twice else None


def columns(schema: Schema) -> Columns:
    """Return the columns of a table whose rows `schema` loads."""
    fields = schema.load_fields
    return Columns(
        tuple(sorted(name for name, field in fields.items() if field.required)),
        tuple(name for name, field in fields.items() if not field.required),
        frozenset(name for name, field in fields.items() if isinstance(field, Text) and field.check is existing))
