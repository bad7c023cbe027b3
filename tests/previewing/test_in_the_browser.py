"""The preview in a real browser: a file is saved, and the page changes by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from calling import change
from chromium import Browser, Page

from jdgen.previewing.server import Server

ROLE = "teaching-assistant"
DOCUMENT = "(document.querySelector('iframe')?.contentDocument?.body?.innerText ?? '')"
STATUS = "document.querySelector('#status p').textContent"
Show = Callable[[str], Page]


@pytest.fixture
def watched(server: Server) -> Iterator[Server]:
    """The server, with the files looked at all the time, as the command does it."""
    ended = Event()

    def watch() -> None:
        while not ended.wait(0.05):
            server.preview.turn()

    thread = Thread(target=watch, daemon=True)
    thread.start()
    yield server
    ended.set()
    thread.join(10)


@pytest.fixture
def show(browser: Browser, watched: Server) -> Iterator[Show]:
    """Opens a path of the preview in a tab and waits until it listens; at the end no tab may have complained."""
    pages: list[Page] = []

    def opened(path: str) -> Page:
        page = browser.open(watched.url.rstrip("/") + path)
        pages.append(page)
        page.until("source !== null && source.readyState === 1")
        return page

    yield opened
    for page in pages:
        page.close()


def saved(folder: Path, old: str, new: str) -> None:
    change(folder / f"roles/{ROLE}.yaml", old, new)


def test_a_save_shows_by_itself_at_the_same_place(show: Show, folder: Path) -> None:
    page = show(f"/role/{ROLE}")
    page.until(f"{DOCUMENT}.includes('Look after pupils')")
    page.evaluate("document.querySelector('iframe').contentWindow.scrollTo(0, 200)")
    saved(folder, "Look after pupils", "Play with pupils")
    page.until(f"{DOCUMENT}.includes('Play with pupils')")
    page.until("document.querySelectorAll('iframe').length === 1")
    assert page.evaluate("document.querySelector('iframe').contentWindow.scrollY") == 200
    assert page.loads == 1
    assert page.errors == []


def test_an_error_shows_above_the_document_as_it_was_and_goes_by_itself(show: Show, folder: Path) -> None:
    page = show(f"/role/{ROLE}")
    saved(folder, "grade: Grade 3", "grade: [Grade 4")
    page.until("document.querySelector('.problems .error') !== null")
    told = page.evaluate("document.querySelector('.problems').innerText")
    assert "The [ that opens here is never closed." in told
    assert f"roles/{ROLE}.yaml:5:8" in told
    assert "5 | grade: [Grade 4" in told
    assert page.evaluate("document.getElementById('note').innerText").startswith("As it was before, at 10:00:00.")
    assert page.evaluate("document.title").startswith("1 error: Teaching Assistant")
    assert "Grade 3" in page.evaluate(DOCUMENT)
    saved(folder, "grade: [Grade 4", "grade: Grade 4")
    page.until("document.querySelector('.problems') === null")
    page.until(f"{DOCUMENT}.includes('Grade 4')")
    assert page.evaluate("document.getElementById('note').innerText") == "Open it alone"
    assert page.evaluate(STATUS) == "No problems."
    assert page.errors == []


def test_a_save_of_the_settings_that_breaks_everything_is_mended_by_itself(show: Show, folder: Path) -> None:
    page = show(f"/role/{ROLE}")
    change(folder / "jdgen.yaml", "trust:", "trust: [")
    page.until(f"{STATUS} === '1 error.'")
    (folder / "jdgen.yaml").rename(folder / "away.yaml")
    page.until("document.body.innerText.includes('There is no file jdgen.yaml.')")
    change(folder / "away.yaml", "trust: [", "trust:")
    (folder / "away.yaml").rename(folder / "jdgen.yaml")
    page.until(f"{STATUS} === 'No problems.'")


def test_warnings_stand_beside_the_document_and_stay_folded(show: Show, folder: Path) -> None:
    page = show(f"/role/{ROLE}")
    assert page.evaluate("getComputedStyle(document.querySelector('aside')).display") == "none"
    saved(folder, '  weeks: "38"', '  weeks: "38"\n  salary: £20,000\n  pay_year: "2019-20"')
    page.until("document.querySelector('#advice .warning') !== null")
    page.evaluate("document.querySelector('details').open = false")
    saved(folder, "Stay calm", "Keep calm")
    page.until(f"{DOCUMENT}.includes('Keep calm')")
    assert page.evaluate("document.querySelector('details').open") is False
    assert page.errors == []


def test_the_list_of_roles_follows_too(show: Show, folder: Path) -> None:
    page = show("/")
    page.until(f"{STATUS} === '2 roles, none with errors.'")
    page.evaluate(f"document.getElementById('to-{ROLE}').focus()")
    saved(folder, "title: Teaching Assistant", "title: [")
    page.until(f"{STATUS} === '2 roles, 1 with errors.'")
    assert page.evaluate("document.activeElement.id") == f"to-{ROLE}"
    (folder / "roles/another.yaml").write_bytes((folder / "roles/office/clerk.yaml").read_bytes())
    page.until(f"{STATUS} === '3 roles, 1 with errors.'")
    assert page.errors == []


def test_it_is_used_by_keyboard_and_by_ear(show: Show) -> None:
    page = show(f"/role/{ROLE}")
    told = [(node.role, node.name) for node in page.accessible()]
    for expected in (("heading", "Teaching Assistant"), ("navigation", "Pages"), ("region", "Document"),
                     ("Iframe", "Document: Teaching Assistant")):  # fmt: skip
        assert expected in told
    assert {"banner", "main", "status"} <= {role for role, _ in told}
    stations = []
    for _ in range(4):
        page.press("Tab")
        stations.append(page.focused().name)
    assert stations == ["Skip to the document", "All roles", "Open it alone", "Document: Teaching Assistant"]


def test_a_document_runs_no_script_and_asks_for_nothing(show: Show, watched: Server) -> None:
    page = show(f"/role/{ROLE}")
    page.until(f"{DOCUMENT}.length > 0")
    own = "document.querySelector('iframe').contentDocument"
    policy = f"{own}.querySelector('meta[http-equiv=Content-Security-Policy]').content"
    assert page.evaluate(policy).startswith("default-src 'none'")
    ran = f"""(() => {{
        const script = {own}.createElement("script");
        script.textContent = "parent.document.title = 'it ran'";
        {own}.body.append(script);
        return document.title;
    }})()"""
    assert page.evaluate(ran) != "it ran"
    inline = """(() => {
        const script = document.createElement("script");
        script.textContent = "document.title = 'it ran'";
        document.body.append(script);
        return document.title;
    })()"""
    assert page.evaluate(inline) != "it ran"
    asked = [address for address in page.requests if not address.startswith("data:")]
    assert [address for address in asked if not address.startswith(watched.url)] == []


def test_a_page_says_that_the_preview_has_ended(show: Show, watched: Server) -> None:
    page = show(f"/role/{ROLE}")
    watched.end()
    watched.server_close()
    page.until("document.getElementById('connection').textContent.startsWith('No answer from jdgen preview')")
