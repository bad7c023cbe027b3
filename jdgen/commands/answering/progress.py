"""How far a long run is: a live line on a terminal, a line for each tenth in a log, nothing if it is short or quiet."""

import os
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

SHORT, SHORT_IN_A_LOG = 0.5, 5.0
"""Seconds within which nothing is told: on a terminal, and elsewhere, where every line stays."""
INTERVAL = 0.1
"""Seconds between two drawings of the live line."""
WINDOW = 10.0
"""Seconds over which the rate is taken: documents that did not change go by much faster than others."""
_TENTHS = 10


class Progress:
    """Told how many of `total` documents are done, tells it on `stream`. Leaving the `with` block clears the line.

    `clock` gives seconds from some time on, `columns` the width of the terminal in characters.
    """

    def __init__(
        self,
        total: int,
        stream: TextIO,
        quiet: bool = False,
        clock: Callable[[], float] = time.monotonic,
        columns: Callable[[], int] | None = None,
    ) -> None:
        self._total, self._stream, self._quiet, self._clock = total, stream, quiet, clock
        self._columns = columns or (lambda: _columns(stream))
        self._is_live = stream.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
        self._begun = self._drawn_at = clock()
        self._drawn = ""
        self._tenth = 0
        self._lately = deque([(self._begun, 0)])
        """Times and what was done at them, the oldest no older than the window."""

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._draw("")

    def step(self, done: int) -> None:
        """`done` documents are made, of all."""
        if self._quiet:
            return
        now = self._clock()
        tenth = done * _TENTHS // self._total if self._total else _TENTHS
        if self._is_live:
            if now - self._begun >= SHORT and now - self._drawn_at >= INTERVAL:
                self._drawn_at = now
                self._draw(self._told(now, done))
        elif tenth > self._tenth:
            self._tenth = tenth
            if now - self._begun >= SHORT_IN_A_LOG:
                print(f"{tenth * 100 // _TENTHS} %: {self._told(now, done)}", file=self._stream, flush=True)

    def _told(self, now: float, done: int) -> str:
        """“340 of 1,000 documents, 120 a second, 6 s left”."""
        rate = self._rate(now, done)
        count = f"{done:,} of {self._total:,} documents"
        if rate <= 0 or done >= self._total:
            return count
        speed = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
        return f"{count}, {speed} a second, {_spoken((self._total - done) / rate)} left"

    def _rate(self, now: float, done: int) -> float:
        """Documents a second, of late."""
        self._lately.append((now, done))
        while len(self._lately) > 2 and self._lately[1][0] <= now - WINDOW:
            self._lately.popleft()
        since, before = self._lately[0]
        return (done - before) / (now - since) if now > since else 0.0

    def _draw(self, text: str) -> None:
        """Replace the live line. Blanks wipe out the old one: not every terminal knows how to clear a line."""
        if not (text or self._drawn):
            return
        text = text[: max(0, self._columns() - 1)]  # one that is full would wrap, and could not be taken back
        wiped = " " * (len(self._drawn) - len(text))
        self._stream.write(f"\r{text}{wiped}" + ("" if text else "\r"))
        self._stream.flush()
        self._drawn = text


class Live:
    """The same where it is not known before how many documents are to be made: they are counted once it is told."""

    def __init__(self, stream: TextIO, quiet: bool = False) -> None:
        self._stream, self._quiet = stream, quiet
        self._progress: Progress | None = None

    def __enter__(self) -> "Live":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.__exit__(kind, error, trace)

    def tell(self, done: int, total: int) -> None:
        """`done` documents of `total` are made."""
        if self._progress is None:
            self._progress = Progress(total, self._stream, self._quiet)
        self._progress.step(done)


def _spoken(seconds: float) -> str:
    """“6 s”, “2 min 10 s”, “1 h 5 min”; never less than a second."""
    whole = max(1, round(seconds))
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return f"{whole} s"
    hours, minutes_left = divmod(minutes, 60)
    return f"{hours} h {minutes_left} min" if hours else f"{minutes} min {rest} s"


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
