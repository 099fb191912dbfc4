"""What a page of ours may do: load our own modules, styles and data, and nothing else; no text becomes code."""

from __future__ import annotations

from collections.abc import Collection

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
FRAMED = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "


def framed(origins: Collection[str]) -> str:
    """Return the policy of a page without scripts that pages of `origins` may frame, and no others."""
    return FRAMED + (" ".join(origins) or "'none'")
