"""What the tests of the service send, and the whole of the problems that must come back."""

from __future__ import annotations

from typing import Any

BRIDGE = {
    "id": "harbour-1",
    "outlet": "Harbour Post",
    "title": "Two bridges closed",
    "published_at": "2024-10-18T09:00:00Z",
    "url": "https://harbour.example/1",
    "language": "en",
    "text": "Two bridges were closed on Friday, transport minister Ana Ruiz told reporters.",
}
CLAIM = {"text": "Two bridges were closed on Friday."}


def problem(kind: str, title: str, status: int, detail: str, instance: str, **further: object) -> dict[str, Any]:
    """Return the whole of a problem, as it must come."""
    return {
        "type": f"/docs#{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": instance,
        **further,
    }


def invalid(instance: str, *faults: tuple[str, str], detail: str | None = None) -> dict[str, Any]:
    """Return the whole of a problem of the kind invalid-input with `faults`, each a pointer and a sentence."""
    told = detail or f"{faults[0][0]} {faults[0][1]}".strip()
    more = f" (and {len(faults) - 1} more, in `errors`)" if len(faults) > 1 else ""
    errors = [{"pointer": pointer, "detail": sentence} for pointer, sentence in faults]
    return problem("invalid-input", "The request holds what cannot be used", 422, told + more, instance, errors=errors)
