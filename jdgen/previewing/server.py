"""The preview's HTTP server: for this computer's own browser, and for nobody else.

It is bound to the loopback address. Any web page can make a browser ask it things, so a request must be for
localhost by name (against DNS rebinding), must not come from a page of another origin, and only reads. An answer is
made of what `Preview` holds: no part of an address is ever taken for the path of a file.
"""

import re
import sys
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from socket import socket
from threading import BoundedSemaphore, Event
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from jdgen.formats.html.page import SECURITY
from jdgen.previewing import pages
from jdgen.previewing.preview import Preview

ADDRESS = "127.0.0.1"
MOST_CONNECTIONS = 64
"""At a time; a browser holds at most six, and one for each page that is seen."""
SLOWEST = 10.0
"""Seconds in which a request must have come, and in which an answer must be taken."""
HEARTBEAT = 15.0
"""Seconds after which a page that waits for news is written to all the same: so one that is gone is noticed."""

_HOST = re.compile(r"(?:localhost|127\.0\.0\.1)(?::\d{1,5})?", re.ASCII)
"""Any port, since a port may be forwarded; the names alone are what no other site can have."""
_HTML, _TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
_ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_RESOURCES = files("jdgen.previewing")


class Answer(NamedTuple):
    """What a request is answered with."""

    status: HTTPStatus
    kind: str
    content: bytes
    policy: str = _NOTHING
    """Its Content-Security-Policy: https://www.w3.org/TR/CSP3/"""


class Server(ThreadingHTTPServer):
    """Serves a preview at a port of this computer (0 for any that is free). `about` names it on its pages.

    Raises `OSError` if the port cannot be had.
    """

    daemon_threads = True
    request_queue_size = MOST_CONNECTIONS
    # On Windows the option would let two programs have one port; elsewhere it only lets a restart have it at once.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, preview: Preview, about: str) -> None:
        self.preview, self.about = preview, about
        self._ending = Event()
        self._free = BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__((ADDRESS, port), _Handler)

    @property
    def url(self) -> str:
        """The address of the list of all roles."""
        return f"http://{ADDRESS}:{self.server_address[1]}/"

    @property
    def is_ending(self) -> bool:
        """Whether nothing more is to be told."""
        return self._ending.is_set()

    def end(self) -> None:
        """Let all who wait for news go, and serve no more."""
        self._ending.set()
        self.preview.announce()
        self.shutdown()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, or refuse if too many are waiting."""
        if not self._free.acquire(blocking=False):
            _refuse_at_once(request)
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """The thread of one request."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no error; anything else is told in the terminal."""
        if not isinstance(sys.exception(), OSError):
            traceback.print_exc()


def _refuse_at_once(request: socket) -> None:
    try:
        request.settimeout(1)
        request.sendall(b"HTTP/1.0 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n")
    except OSError:
        pass


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = SLOWEST

    def do_GET(self) -> None:
        """Answer a request, once it is known to be this computer's own."""
        if refusal := _refusal(self.headers):
            self._send(refusal)
            return
        parts = urlsplit(self.path)
        if parts.path == pages.EVENTS:
            self._tell(parse_qs(parts.query).get("page", [""])[0])
            return
        try:
            answer = self._answer(parts.path)
        except Exception:
            traceback.print_exc()
            answer = _plain(HTTPStatus.INTERNAL_SERVER_ERROR, "This is a bug in jdgen: see the terminal.")
        self._send(answer)

    def do_only_get(self) -> None:
        """Refuse all else: there is nothing here that a request could change."""
        self._send(_plain(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET is answered."), {"Allow": "GET"})

    do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_only_get

    def _answer(self, path: str) -> Answer:
        preview, host = self.server.preview, self.headers["Host"]
        if path == "/":
            return _page(HTTPStatus.OK, pages.index_page(preview.index(), self.server.about), host)
        if path in _FILES:
            return _FILES[path]
        role = _role(path, pages.ROLE)
        if role is not None:
            shown = preview.role(role)
            status = HTTPStatus.OK if shown.made.is_there else HTTPStatus.NOT_FOUND
            return _page(status, pages.role_page(shown, self.server.about), host)
        role = _role(path, pages.DOCUMENT)
        if role is not None and (kept := preview.role(role).kept):
            # The file says the same of itself in its head; here it is said again for whoever frames it.
            return Answer(HTTPStatus.OK, _HTML, kept.document, f"{SECURITY}; frame-ancestors 'self'")
        return _plain(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def _tell(self, page: str) -> None:
        """Server-sent events: the revision now, and each that comes, until the page or the preview is closed.

        https://html.spec.whatwg.org/multipage/server-sent-events.html
        """
        self._head(Answer(HTTPStatus.OK, "text/event-stream", b""), {})
        preview, revision = self.server.preview, -1  # no revision: the first one is told at once
        with preview.looking(page):
            self.wfile.write(b"retry: 1000\n\n")
            while not self.server.is_ending:
                new = preview.news(revision, HEARTBEAT)
                self.wfile.write(b": still here\n\n" if new == revision else f"data: {new}\n\n".encode())
                revision = new

    def _send(self, answer: Answer, more: Mapping[str, str] | None = None) -> None:
        self._head(answer, {"Content-Length": str(len(answer.content)), **(more or {})})
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _head(self, answer: Answer, more: Mapping[str, str]) -> None:
        self.send_response_only(answer.status)  # and no Server: that says which Python this is
        for name, value in {"Content-Type": answer.kind, **_ALWAYS, **more}.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", answer.policy)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What cannot be read as a request is refused with the headers of every answer."""
        self.command = self.command or ""
        self._send(_plain(HTTPStatus(code), "This is no request that is answered here."))

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not told: the terminal has a line for each change."""


def _refusal(headers: Any) -> Answer | None:
    """Why a request is refused whatever it asks for: it is for another host, or made by a page of another origin."""
    hosts = headers.get_all("Host", [])
    if len(hosts) != 1 or not _HOST.fullmatch(hosts[0]):
        return _plain(HTTPStatus.MISDIRECTED_REQUEST, "This preview answers as localhost or 127.0.0.1 alone.")
    origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site", "none")
    foreign = (origin is not None and origin != f"http://{hosts[0]}") or (
        # A link on another page may lead here: then this page alone is shown, and the other learns nothing.
        site not in ("none", "same-origin") and headers.get("Sec-Fetch-Mode") != "navigate"
    )
    return _plain(HTTPStatus.FORBIDDEN, "Pages of other sites are not answered.") if foreign else None


def _role(path: str, beginning: str) -> str | None:
    """The role's id that a path names behind `beginning`; None if it names none."""
    if not path.startswith(beginning):
        return None
    try:
        return unquote(path.removeprefix(beginning), errors="strict") or None
    except UnicodeDecodeError:
        return None


def _page(status: HTTPStatus, html: str, host: str) -> Answer:
    """A page of ours, in which our one script may run and nothing else; `host` was checked before."""
    ours = f"http://{host}"
    policy = (
        f"default-src 'none'; script-src {ours}{pages.SCRIPT}; style-src {ours}{pages.STYLE}; img-src data:;"
        f" connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return Answer(status, _HTML, html.encode(), policy)


def _plain(status: HTTPStatus, sentence: str) -> Answer:
    return Answer(status, _TEXT, f"{sentence}\n".encode())


def _resource(path: str, kind: str) -> Answer:
    return Answer(HTTPStatus.OK, f"{kind}; charset=utf-8", _RESOURCES.joinpath(path.removeprefix("/")).read_bytes())


_FILES: Mapping[str, Answer] = {
    pages.SCRIPT: _resource(pages.SCRIPT, "text/javascript"),
    pages.STYLE: _resource(pages.STYLE, "text/css"),
}
