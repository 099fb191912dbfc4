"""Many claims at once: what a run over an archive is made of, and what it tells at the end."""
