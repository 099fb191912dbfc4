"""The least that an application under gunicorn and Flask can do with a body: receive it, and answer 400."""

from __future__ import annotations

from flask import Flask, Response, request

app = Flask(__name__)


@app.post("/<path:_>")
def refuse(_: str) -> Response:
    """Refuse whatever comes."""
    request.get_data()
    return Response(status=400)
