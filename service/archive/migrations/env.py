"""Runs the migrations on the connection that the service hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from service.archive.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
