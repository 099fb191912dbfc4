"""The archive: the articles of each desk, what was read of them, and what was assessed, in SQLite or PostgreSQL."""
