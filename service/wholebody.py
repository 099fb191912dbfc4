"""A body of known length, received into one block: gunicorn's own takes it in pieces, and copies each of them several times."""

from __future__ import annotations

from io import BytesIO
from socket import MSG_WAITALL

from gunicorn.http.body import Body  # type: ignore[import-untyped]  # it has no types


class WholeBody(Body):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's body, over a reader that knows how much there is."""

    def read(self, size: int | None = None) -> bytes:
        """Return `size` bytes, or all where it is None; fewer where no more comes."""
        left = self.reader.length
        if self.buf.tell() or not left or self.getsize(size) < left:
            return bytes(super().read(size))
        self.failed = True  # unless all goes well, for then nobody knows where the next request begins
        whole = self._received(left)
        self.reader.length = 0
        self.failed = False
        return whole

    def _received(self, length: int) -> bytes:
        unreader = self.reader.unreader
        come = unreader.take_buffered()  # with the head, and perhaps some of the next request
        unreader.unread(come[length:])
        block = BytesIO(bytes(length))  # which the system fills with zeros only where it is touched
        with block.getbuffer() as view:
            filled = min(len(come), length)
            view[:filled] = come[:filled]
            while filled < length and (more := unreader.sock.recv_into(view[filled:], 0, MSG_WAITALL)):
                filled += more
        return block.getvalue()[:filled]
