"""Lines of JSON in a request, and lines of JSON in its answer, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from flask import Request, Response, stream_with_context
from werkzeug.exceptions import RequestEntityTooLarge

from scoring.values import Json
from service.jsontext import write_json
from service.limits import most
from service.problems import Refused, problem, refusal

NDJSON = "application/x-ndjson"
IN_MEMORY = 1024 * 1024  # bytes of a request that are held in memory before they go to a file
PIECE = 64 * 1024  # bytes that are read at a time


def received(request: Request) -> BinaryIO:
    """Return the whole body, in memory or beyond IN_MEMORY in a file without a name, ready to be read.

    It is received before the first line is answered: a client that sends all before it reads would otherwise wait for us
    to read while we wait for it to.
    """
    request.max_content_length = most("lines") + 1  # as for other bodies, a byte more than is accepted: see service/app.py
    spool = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  open for as long as it is answered; `streamed` closes it
    try:
        while piece := request.stream.read(PIECE):
            spool.write(piece)
        if spool.tell() > most("lines"):
            raise RequestEntityTooLarge
    except RequestEntityTooLarge:
        spool.close()
        detail = f"lines of JSON may have {most('lines'):,} bytes in all; send fewer claims at a time"
        raise Refused("body-too-large", detail) from None
    except BaseException:
        spool.close()
        raise
    spool.seek(0)
    return cast(BinaryIO, spool)


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes, int]]:
    """Yield number, bytes and length of each line that is not blank; of one beyond the limit the bytes are left out."""
    longest, number = most("line"), 0
    while line := stream.readline(longest + 2):
        number += 1
        body, length = line.rstrip(b"\r\n"), len(line)
        while line and not line.endswith(b"\n"):
            line = stream.readline(PIECE)
            length += len(line)
        if number == 1:
            body = body.removeprefix(b"\xef\xbb\xbf")
        if len(body) > longest:
            yield number, b"", length
        elif body.strip():
            yield number, body, length


def streamed(answers: Iterable[Json], stream: BinaryIO | None = None) -> Response:
    """Return the response that writes a line for each of `answers` as it comes, and closes `stream` at the end where there is one."""
    written = (write_json(one) + b"\n" for one in answers)
    # With the request's context, for each answer asks which desk it is for long after the view has returned.
    response = Response(stream_with_context(written), content_type=NDJSON)
    if stream is not None:
        response.call_on_close(stream.close)
    return response


def to_the_end(answers: Iterator[Json]) -> Iterator[Json]:
    """Return `answers`, the first of which is made at once and may raise; where a later one raises, its problem is the last line."""
    first = next(answers)

    def rest() -> Iterator[Json]:
        yield first
        try:
            yield from answers
        except Exception as error:  # what came before it is sent already, so that the status cannot tell of it
            refused = refusal(error)
            yield problem(refused.kind, refused.detail, None, refused.faults)

    return rest()
