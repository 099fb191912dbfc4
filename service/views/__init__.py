"""The routes, one noun a file; each view parses, calls and returns."""
