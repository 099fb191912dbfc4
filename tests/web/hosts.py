"""Pages of another origin than the service's: a small server for pages that a test writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass(frozen=True)
class Host:
    """A server, by its origin, and its pages by their paths."""

    origin: str
    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)

    def page(self, body: str, *, head: str = "", policy: str = "", content_type: str = "text/html; charset=utf-8") -> str:
        """Serve a page, under a policy where one is given, and return its address."""
        path = f"/{len(self.pages)}"
        html = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title>{head}</head><body><main><h1>A page</h1>{body}</main></body></html>'
        headers = {"Content-Type": content_type, **({"Content-Security-Policy": policy} if policy else {})}
        self.pages[path] = (html if "html" in content_type else body, headers)
        return self.origin + path


@contextmanager
def hosting() -> Iterator[Host]:
    """Run a server on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text, headers = host.pages.get(self.path, ("", {"Content-Type": "text/plain"}))
            self.send_response(200 if text else 204)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  http.server's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host = Host(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
