"""A preview's state: what is shown of each role now, who looks at what, and what a save has changed."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, RLock
from typing import NamedTuple

from jdgen.previewing.sources import PAUSE, WatchedTree, settled_changes
from jdgen.previewing.wording import result, several
from jdgen.previewing.workbench import Choice, Made, Workbench
from jdgen.reporters import LineOf

INDEX = ""
"""In place of a role's id: the list of all roles."""
_BUDGET = 0.5
"""Seconds for which the list of roles is made before what is known of it is shown."""


class Kept(NamedTuple):
    """The last document of a role that had no errors, its title, and the time of day at which it was made."""

    document: bytes
    title: str
    at: str


@dataclass(frozen=True)
class Shown:
    """What a page is drawn of."""

    revision: int
    """Counts what changed on any page; a browser that shows another one asks again."""
    at: str
    """The time of day at which the files were read."""
    line_of: LineOf


@dataclass(frozen=True)
class ShownRole(Shown):
    """One role: what came of it, and its document, from before if it has errors now."""

    made: Made
    kept: Kept | None

    @property
    def is_current(self) -> bool:
        """Whether the document is made of the files as they are."""
        return self.made.document is not None


@dataclass(frozen=True)
class ShownIndex(Shown):
    """All roles by id, None for one that is still to be made; or what keeps the whole workspace from being read."""

    roles: dict[str, Made | None]
    trouble: Made | None


class Preview:
    """What is shown of the workspace in `folder`. Its methods may be called from many threads; `now` says the time."""

    def __init__(self, folder: Path, choice: Choice, now: Callable[[], str]) -> None:
        self._folder, self._choice, self._now = folder, choice, now
        self._making = RLock()
        self._kept: dict[str, Kept] = {}
        self._read()
        self._changed = Condition()
        # Not from 1: a page that an earlier preview left open is to ask again.
        self._revision = time.time_ns() // 1_000_000
        self._looking: Counter[str] = Counter()

    def _read(self) -> None:
        self._tree = WatchedTree(self._folder)
        self._bench = Workbench(self._tree, self._choice)
        self._read_at = self._now()
        _ = self._bench.roles  # read now, so that a save is noticed even if no page was asked for

    @property
    def roles(self) -> tuple[str, ...]:
        """The ids of the roles there are."""
        with self._making:
            return self._bench.roles

    def role(self, role: str) -> ShownRole:
        """What is shown of a role, made now if it is not yet."""
        with self._making:
            made = self._make(role)
            return ShownRole(self._revision, self._read_at, self._bench.line_of, made, self._kept.get(role))

    def index(self) -> ShownIndex:
        """What is shown of all roles, as far as they can be made within half a second."""
        self._make_more()
        with self._making:
            roles = {role: self._bench.known(role) for role in self._bench.roles}
            return ShownIndex(self._revision, self._read_at, self._bench.line_of, roles, self._bench.trouble)

    def _make(self, role: str) -> Made:
        made = self._bench.make(role)
        if made.document is not None:
            self._kept[role] = Kept(made.document, made.title, self._read_at)
        return made

    def _make_more(self) -> bool:
        """Make roles that are still to be made, for half a second; whether there were any."""
        until, first = time.monotonic() + _BUDGET, True
        while first or time.monotonic() < until:
            with self._making:  # let go between two roles: somebody may wait for a page
                role = next((role for role in self._bench.roles if self._bench.known(role) is None), None)
                if role is None:
                    return not first
                self._make(role)
            first = False
        return True

    @contextmanager
    def looking(self, page: str) -> Iterator[None]:
        """Within it somebody has the page of a role, or the `INDEX`, before them."""
        with self._changed:
            self._looking[page] += 1
        try:
            yield
        finally:
            with self._changed:
                self._looking[page] -= 1

    def news(self, since: int, seconds: float) -> int:
        """The revision as soon as it is another one than `since`, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._revision != since, seconds)
            return self._revision

    def turn(self) -> str:
        """Look at the files once, and make anew what is looked at if one has changed: the line that tells it, or ""."""
        changed = settled_changes(self._tree, lambda: time.sleep(PAUSE))
        if changed:
            line = self._again(changed)
            self.announce()
            return line
        if self._looking[INDEX] and self._make_more():
            self.announce()
        return ""

    def _again(self, changed: tuple[str, ...]) -> str:
        with self._making:
            self._read()
            open_now = {page for page, number in tuple(self._looking.items()) if number and page != INDEX}
            if self._bench.trouble:
                told = result(self._bench.trouble)
            else:
                roles = sorted(open_now) or self._bench.owners(changed)
                told = "; ".join(f"{role}: {result(self._make(role))}" for role in roles) or "no page is open"
            return f"{self._read_at}  {several(changed)}  {told}"

    def announce(self) -> None:
        """Have all who wait for news ask again."""
        with self._changed:
            self._revision += 1
            self._changed.notify_all()
