"""How a database of one version becomes one of the next, by alembic; each step is a file in `versions`."""
