"""The server answers this computer's own browser, and nobody and nothing else."""

import re
import socket
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote

import pytest
from calling import change

from jdgen.previewing import pages
from jdgen.previewing import server as serving
from jdgen.previewing.server import ADDRESS, Server

ROLE = "teaching-assistant"
PATIENCE = 20


def port(server: Server) -> int:
    return int(server.server_address[1])


def ask(server: Server, path: str = "/", method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    """The answer to a request, and its text; `headers` may replace Host."""
    connection = HTTPConnection(ADDRESS, port(server), timeout=PATIENCE)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        return answer, answer.read().decode("utf-8")
    finally:
        connection.close()


def raw(server: Server, request: bytes) -> bytes:
    """What comes back for bytes that need not be a good request."""
    with socket.create_connection((ADDRESS, port(server)), timeout=PATIENCE) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while part := connection.recv(65536):
            received += part
        return received


def test_it_is_bound_to_the_loopback_address_alone(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "localhost:8765", "127.0.0.1:80"])
def test_it_answers_to_the_names_of_this_computer(server: Server, host: str) -> None:
    answer, text = ask(server, Host=host)
    assert answer.status == 200
    assert "Teaching Assistant" in text


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.2", "0.0.0.0",
     "localhost:1@evil.example", "[::1]", "", "localhost:", "LOCALHOST\\", "localhost:1; script-src *", "localhost:٣"],
)  # fmt: skip
def test_it_answers_to_no_other_name_so_that_no_name_can_be_bound_to_it_anew(server: Server, host: str) -> None:
    for path in ("/", f"/role/{ROLE}", f"/document/{ROLE}", "/events", "/preview.js"):
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
        received = raw(server, request)
        assert received.startswith(b"HTTP/1.0 421 "), received
        assert b"Teaching" not in received


@pytest.mark.parametrize("hosts", ["", "Host: localhost\r\nHost: evil.example\r\n"])
def test_a_request_for_no_host_or_for_two_is_refused(server: Server, hosts: str) -> None:
    assert raw(server, f"GET / HTTP/1.1\r\n{hosts}\r\n".encode()).startswith(b"HTTP/1.0 421 ")


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_get_is_answered(server: Server, method: str) -> None:
    answer, text = ask(server, method=method)
    assert (answer.status, answer.getheader("Allow")) == (405, "GET")
    assert "Teaching" not in text


@pytest.mark.parametrize("method", ["BREW", "get", "__class__"])
def test_an_unknown_method_is_refused(server: Server, method: str) -> None:
    assert raw(server, f"{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()).startswith(b"HTTP/1.0 501 ")


@pytest.mark.parametrize(
    "path",
    ["/../jdgen.yaml", "/jdgen.yaml", "/roles/", "/role/", "/document/", "/role", "//evil.example/", "/preview.py",
     "/preview.js/", "/preview.css%00", "/document/../../jdgen.yaml", "/document/..%2f..%2fjdgen.yaml",
     "/document/%2fetc%2fpasswd", "/document/C:%5cjdgen.yaml", "/document/%ff", "/role/%ff", "http://evil.example/",
     f"/document/{ROLE}.yaml", f"/document/{ROLE}/", "/%2e%2e/jdgen.yaml"],
)  # fmt: skip
def test_nothing_is_read_from_disk_by_its_address(server: Server, path: str) -> None:
    answer, text = ask(server, path)
    assert answer.status in (404, 421)
    assert "trust:" not in text
    assert "title:" not in text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
        {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "cors"},
        {"Sec_Fetch_Site": "cross-site"},
    ],
)
@pytest.mark.parametrize("path", ["/", f"/role/{ROLE}", f"/document/{ROLE}", "/events", "/preview.js"])
def test_pages_of_other_origins_get_nothing(server: Server, path: str, headers: dict[str, str]) -> None:
    answer, text = ask(server, path, Host="localhost", **headers)
    assert answer.status == 403
    assert answer.getheader("Access-Control-Allow-Origin") is None
    assert "Teaching" not in text


def test_a_link_from_elsewhere_leads_here(server: Server) -> None:
    answer, _ = ask(server, Host="localhost", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")
    assert answer.status == 200
    answer, _ = ask(server, Host="localhost", Origin="http://localhost", Sec_Fetch_Site="same-origin")
    assert answer.status == 200


@pytest.mark.parametrize("path", ["/", f"/role/{ROLE}", f"/document/{ROLE}", "/preview.js", "/preview.css", "/absent"])
def test_every_answer_forbids_what_it_does_not_need(server: Server, path: str) -> None:
    answer, _ = ask(server, path)
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert answer.getheader("Referrer-Policy") == "no-referrer"
    assert answer.getheader("Access-Control-Allow-Origin") is None
    assert answer.getheader("Server") is None
    policy = answer.getheader("Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none'")
    assert "base-uri 'none'" in policy
    assert "'unsafe-eval'" not in policy


def test_a_page_may_run_our_one_script_and_a_document_none(server: Server) -> None:
    answer, text = ask(server, f"/role/{ROLE}", Host="localhost:8765")
    policy = answer.getheader("Content-Security-Policy") or ""
    assert "script-src http://localhost:8765/preview.js;" in policy
    assert "frame-ancestors 'none'" in policy
    assert re.findall(r"<script[^>]*>", text) == ['<script src="/preview.js" defer>']
    answer, _ = ask(server, f"/document/{ROLE}")
    policy = answer.getheader("Content-Security-Policy") or ""
    assert "script-src" not in policy
    assert "frame-ancestors 'self'" in policy


def test_the_document_stands_in_the_page_exactly_as_it_is_built(server: Server) -> None:
    kept = server.preview.role(ROLE).kept
    assert kept
    connection = HTTPConnection(ADDRESS, port(server), timeout=PATIENCE)
    connection.request("GET", f"/document/{ROLE}?{pages.version(kept.document)}")
    assert connection.getresponse().read() == kept.document
    connection.close()
    _, text = ask(server, f"/role/{ROLE}")
    assert f'src="/document/{ROLE}?{pages.version(kept.document)}"' in text
    assert 'sandbox="allow-same-origin"' in text


HOSTILE = """<script>alert("1")</script>"""


def test_no_text_of_an_author_becomes_markup_or_script(server: Server, folder: Path) -> None:
    (folder / "roles/office/clerk.yaml").write_text(f"title: '{HOSTILE}'\ngrade: '\"><b>'\n'{HOSTILE}': x\n", "utf-8")
    change(folder / f"roles/{ROLE}.yaml", "title: Teaching Assistant", f"title: '{HOSTILE}'")
    server.preview.turn()
    for path in ("/", "/role/office/clerk", f"/role/{ROLE}", "/role/" + quote(f'"><img src=x>{HOSTILE}')):
        _, text = ask(server, path)
        assert "&lt;" in text
        assert "<script>" not in text
        assert "<img" not in text
        assert '"><b>' not in text


def test_a_role_that_is_not_there_is_a_page_all_the_same(server: Server) -> None:
    answer, text = ask(server, "/role/absent")
    assert answer.status == 404
    assert "There is no role “absent”." in text
    assert "/preview.js" in text


def test_a_role_in_a_folder_has_its_own_page(server: Server) -> None:
    answer, text = ask(server, "/role/office/clerk")
    assert answer.status == 200
    assert "<h1>Office Clerk</h1>" in text


def test_a_bug_in_a_page_is_told_and_the_server_goes_on(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(pages, "index_page", lambda *_: 1 / 0)
        answer, text = ask(server)
    assert (answer.status, text) == (500, "This is a bug in jdgen: see the terminal.\n")
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert ask(server)[0].status == 200


class Listener:
    """A page that waits for news."""

    def __init__(self, server: Server, page: str) -> None:
        self._connection = HTTPConnection(ADDRESS, port(server), timeout=PATIENCE)
        self._connection.request("GET", f"/events?page={quote(page, safe='')}")
        self.answer = self._connection.getresponse()

    def hears(self) -> str:
        """The next revision it is told."""
        while line := self.answer.readline().decode():
            assert not line.startswith(":"), "no news within a heartbeat"
            if line.startswith("data: "):
                return line.removeprefix("data: ").strip()
        raise AssertionError("the news have ended")

    def close(self) -> None:
        self.answer.close()
        self._connection.close()


def test_who_waits_hears_of_each_change(server: Server, folder: Path) -> None:
    ask(server, f"/role/{ROLE}")
    listener = Listener(server, ROLE)
    assert listener.answer.getheader("Content-Type") == "text/event-stream"
    first = listener.hears()
    change(folder / f"roles/{ROLE}.yaml", "Grade 3", "Grade 4")
    assert server.preview.turn().endswith(f"{ROLE}: no problems")
    assert int(listener.hears()) > int(first)
    listener.close()


def test_a_page_that_was_closed_is_not_made_any_more(
    server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "HEARTBEAT", 0.02)
    listener = Listener(server, "office/clerk")
    listener.hears()
    listener.close()
    for _ in range(500):
        if not server.preview._looking["office/clerk"]:
            break
        server.preview.news(server.preview.role(ROLE).revision, 0.02)
    assert server.preview._looking["office/clerk"] == 0


def test_too_many_connections_are_refused_and_room_is_made_again(
    server: Server,
) -> None:
    idle = [
        socket.create_connection((ADDRESS, port(server)), timeout=PATIENCE) for _ in range(serving.MOST_CONNECTIONS)
    ]
    refused = raw(server, b"")
    assert refused.startswith(b"HTTP/1.0 503 ")
    for each in idle:
        each.close()
    for _ in range(200):
        if ask(server)[0].status == 200:
            break
    assert ask(server)[0].status == 200


def test_a_silent_connection_is_closed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert serving._Handler.timeout == serving.SLOWEST
    monkeypatch.setattr(serving._Handler, "timeout", 0.05)
    with socket.create_connection((ADDRESS, port(server)), timeout=PATIENCE) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        assert connection.recv(1) == b""


@pytest.mark.parametrize(
    "request_line", [b"GET /" + b"x" * 70000 + b" HTTP/1.1", b"GET / HTTP/9.9", b"GET", b"\x00\xff\xfe", b"GET / / /"]
)
def test_what_is_no_request_is_refused(server: Server, request_line: bytes) -> None:
    received = raw(server, request_line + b"\r\nHost: localhost\r\n\r\n")
    assert b"Teaching" not in received
    assert ask(server)[0].status == 200
