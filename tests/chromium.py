"""Headless Chromium for tests: a client of its DevTools protocol over a pipe, so that it needs no port.

Use: in a conftest `from chromium import browser` (a fixture, one browser for all tests of a worker), then

    page = browser.open(file.as_uri())
    page.press("Tab"); page.type("sen"); page.until("document.title")

https://chromedevtools.github.io/devtools-protocol/
"""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 60.0
"""Seconds after which a busy machine's browser is taken to hang."""
_OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--hide-scrollbars",
    "--no-default-browser-check", "--force-color-profile=srgb", "--lang=en-GB", "--remote-debugging-pipe",
)  # fmt: skip
_READS, _WRITES = 3, 4
"""The file descriptors by which Chromium takes messages and gives answers, each ended by a NUL."""
_KEYS = {
    "Tab": (9, ""), "Enter": (13, "\r"), "Escape": (27, ""), "Space": (32, " "), "Backspace": (8, ""),
    "ArrowUp": (38, ""), "ArrowDown": (40, ""), "Home": (36, ""), "End": (35, ""),
}  # fmt: skip
_MIDDLE = """element => {
    element.scrollIntoView({block: "center"});
    const box = element.getBoundingClientRect();
    return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}"""
SHIFT = 8
"""A modifier for `Page.press`."""


class AXNode(NamedTuple):
    """What a screen reader is told of an element."""

    role: str
    name: str
    description: str
    properties: dict[str, Any]
    """Such as `checked`, `live` and `focusable`; `value` is that of a field."""


class Browser:
    """A running Chromium with a profile of its own."""

    def __init__(self) -> None:
        assert PROGRAM
        self._profile = TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        # Above 4, so that taking 3 and 4 in the child overwrites neither.
        ours = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (to_browser, from_browser)]

        def take_descriptors() -> None:
            os.dup2(ours[0], _READS)
            os.dup2(ours[1], _WRITES)

        self._process = subprocess.Popen(
            [PROGRAM, *_OPTIONS, f"--user-data-dir={self._profile.name}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=take_descriptors,
            start_new_session=True,
        )
        for end in (to_browser, from_browser, *ours):
            os.close(end)
        self._number = 0
        self._unread = b""
        self._pages: dict[str, Page] = {}

    def open(self, address: str = "about:blank", width: int = 1280, height: int = 900) -> "Page":
        """A new page of this size (in CSS pixels) that shows `address` and has loaded it."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = self._pages[session] = Page(self, session, target)
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.call(f"{domain}.enable")
        page.resize(width, height)
        if address != "about:blank":
            page.go(address)
        return page

    def call(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """The result of a DevTools command; AssertionError if Chromium refuses it, TimeoutError if it is silent."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})
        os.write(self._out, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while True:
            answer = self.message(until, f"no answer to {method}")
            if answer.get("id") == number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]  # type: ignore[no-any-return]

    def message(self, until: float, complaint: str) -> dict[str, Any]:
        """The next message; events are handed to their pages on the way. TimeoutError after `until`."""
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError(f"Chromium: {complaint} within {PATIENCE:g} seconds")
            received = os.read(self._in, 1 << 20)
            assert received, f"Chromium has ended: {complaint}"
            self._unread += received
        line, _, self._unread = self._unread.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        if page := self._pages.get(message.get("sessionId", "")):
            page.note(message)
        return message

    def close(self) -> None:
        """End the browser and all its processes, however it is."""
        with suppress(TimeoutError, AssertionError, OSError):
            self.call("Browser.close")
            self._process.wait(10)
        with suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(10)
        os.close(self._out)
        os.close(self._in)
        self._profile.cleanup()


class Page:
    """A tab. `errors` are what its console complains of, `requests` the addresses it asked for."""

    def __init__(self, browser: Browser, session: str, target: str) -> None:
        self.errors: list[str] = []
        self.requests: list[str] = []
        self._browser, self._session, self._target = browser, session, target
        self._loads = 0

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The result of a DevTools command to this page."""
        return self._browser.call(method, self._session, **parameters)

    def note(self, message: dict[str, Any]) -> None:
        """Take in an event."""
        match message:
            case {"method": "Page.loadEventFired"}:
                self._loads += 1
            case {"method": "Network.requestWillBeSent", "params": {"request": {"url": address}}}:
                self.requests.append(address)
            case {"method": "Runtime.exceptionThrown", "params": {"exceptionDetails": details}}:
                self.errors.append(str(details.get("exception", details).get("description", details)))
            case {"method": "Log.entryAdded", "params": {"entry": {"level": "error" | "warning", "text": text}}}:
                self.errors.append(text)
            case {"method": "Runtime.consoleAPICalled", "params": {"type": "error" | "warning" | "assert"} as said}:
                self.errors.append(str([each.get("value", each.get("description")) for each in said["args"]]))

    def go(self, address: str) -> None:
        """Show `address` and wait until it has loaded; for another fragment of the same page there is no loading."""
        before = self._loads
        answer = self.call("Page.navigate", url=address)
        assert "errorText" not in answer, f"{address}: {answer['errorText']}"
        if "loaderId" in answer:
            self.wait_for_load(before)

    @property
    def loads(self) -> int:
        """How often it has loaded."""
        self.evaluate("0")  # takes in what has happened since
        return self._loads

    def wait_for_load(self, before: int) -> None:
        """Wait until it has loaded more often than `before` times."""
        until = time.monotonic() + PATIENCE
        while self._loads <= before:
            self._browser.message(until, "the page has not loaded")

    def evaluate(self, expression: str) -> Any:
        """The JSON value of a JavaScript expression (or of what it promises)."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, f"{expression}: {answer['exceptionDetails']}"
        return answer["result"].get("value")

    def until(self, expression: str) -> Any:
        """The value of `expression` as soon as it is true."""
        end = time.monotonic() + PATIENCE
        while not (value := self.evaluate(expression)):
            if time.monotonic() > end:
                raise TimeoutError(f"after {PATIENCE:g} seconds still not true: {expression}")
            time.sleep(0.02)
        return value

    def press(self, key: str, modifiers: int = 0, times: int = 1) -> None:
        """Press a key by its name (`Tab`, `Enter`, `Space`) or a character."""
        # A number of its own have only letters and digits: that of “(” is the arrow's.
        code, text = _KEYS.get(key) or (ord(key.upper()) if key.isascii() and key.isalnum() else 0, key)
        name = text if key == "Space" else key
        event = {"key": name, "code": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        for _ in range(times):
            self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **event)
            self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text: str) -> None:
        """Type `text` into what has the focus, key by key."""
        for character in text:
            self.press("Space" if character == " " else character)

    def click(self, selector: str) -> None:
        """Click the middle of the first element that `selector` finds."""
        place = self.evaluate(f"({_MIDDLE})(document.querySelector({json.dumps(selector)}))")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **place)

    def accessible(self) -> list[AXNode]:
        """The accessibility tree as it is read out, without what a screen reader passes over."""
        nodes = {node["nodeId"]: node for node in self.call("Accessibility.getFullAXTree")["nodes"]}
        told: list[AXNode] = []
        ahead = [next(iter(nodes))]
        while ahead:
            node = nodes[ahead.pop()]
            ahead += (child for child in reversed(node.get("childIds", ())) if child in nodes)
            if not node.get("ignored"):
                told.append(_ax_node(node))
        return told

    def focused(self) -> AXNode:
        """The element that has the focus, as a screen reader is told of it."""
        found = self.call("Runtime.evaluate", expression="document.activeElement")["result"]["objectId"]
        answer = self.call("Accessibility.getPartialAXTree", objectId=found, fetchRelatives=False)
        return _ax_node(answer["nodes"][0])

    def resize(self, width: int, height: int) -> None:
        """Give the window this size in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def emulate(self, media: str = "", **features: str) -> None:
        """Show the page as for `media` (print), or for a reader with such as `forced_colors="active"`."""
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", media=media, features=named)

    def without_scripts(self) -> None:
        """Run no script of the pages shown from now on."""
        self.call("Emulation.setScriptExecutionDisabled", value=True)

    def screenshot(self, file: Path | None = None, whole: bool = False) -> bytes:
        """A PNG of what is seen, or of the `whole` page; written to `file` if there is one."""
        shot = base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"])
        if file:
            file.write_bytes(shot)
        return shot

    def pdf(self) -> bytes:
        """The page as it is printed."""
        return base64.b64decode(self.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"])

    def close(self) -> None:
        """Close the tab."""
        self._browser.call("Target.closeTarget", targetId=self._target)


def _ax_node(node: dict[str, Any]) -> AXNode:
    properties = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    if "value" in node:
        properties["value"] = node["value"].get("value")
    return AXNode(
        node["role"].get("value", "") if "role" in node else "",
        str(node.get("name", {}).get("value", "")),
        str(node.get("description", {}).get("value", "")),
        properties,
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for all tests of this run; they are skipped where there is none, but in CI they then fail."""
    if PROGRAM is None:
        reason = "Chromium is not installed"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    chromium = Browser()
    try:
        yield chromium
    finally:
        chromium.close()
