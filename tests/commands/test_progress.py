"""How far a run is, told on a terminal and in a log."""

from io import StringIO

import pytest

from jdgen.commands.answering.progress import Progress


class Terminal(StringIO):
    """A stream that says it is a terminal, and what is seen on its last line."""

    def isatty(self) -> bool:
        return True

    @property
    def seen(self) -> str:
        shown: list[str] = []
        at = 0
        for sign in self.getvalue():
            if sign == "\r":
                at = 0
            else:
                shown[at : at + 1] = [sign]
                at += 1
        return "".join(shown).rstrip()


class Clock:
    """A clock that a test sets."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture
def clock() -> Clock:
    return Clock()


def drawn(stream: StringIO) -> int:
    return stream.getvalue().count("\r")


def test_a_terminal_has_a_live_line_with_count_rate_and_time_left(clock: Clock) -> None:
    stream = Terminal()
    with Progress(1000, stream, clock=clock, columns=lambda: 80) as progress:
        clock.now += 2
        progress.step(240)
        assert stream.seen == "240 of 1,000 documents, 120 a second, 6 s left"
        clock.now += 2
        progress.step(400)
        assert stream.seen == "400 of 1,000 documents, 100 a second, 6 s left"
    assert stream.seen == ""
    assert stream.getvalue().endswith(" \r")


def test_a_short_run_says_nothing(clock: Clock) -> None:
    stream = Terminal()
    with Progress(10, stream, clock=clock) as progress:
        for done in range(10):
            clock.now += 0.049
            progress.step(done)
    assert stream.getvalue() == ""


def test_the_line_is_drawn_at_most_ten_times_a_second(clock: Clock) -> None:
    stream = Terminal()
    with Progress(10000, stream, clock=clock) as progress:
        for done in range(2000):
            clock.now += 0.001
            progress.step(done)
        assert 14 <= drawn(stream) <= 16


def test_the_line_is_never_as_wide_as_the_terminal(clock: Clock) -> None:
    stream = Terminal()
    with Progress(1000, stream, clock=clock, columns=lambda: 20) as progress:
        clock.now += 1
        progress.step(240)
        assert stream.seen == "240 of 1,000 docume"


def test_a_shorter_line_leaves_nothing_of_a_longer_one(clock: Clock) -> None:
    stream = Terminal()
    with Progress(1000, stream, clock=clock, columns=lambda: 80) as progress:
        clock.now += 1
        progress.step(1)
        assert stream.seen == "1 of 1,000 documents, 1.0 a second, 16 min 39 s left"
        clock.now += 1
        progress.step(1000)
        assert stream.seen == "1,000 of 1,000 documents"


def test_the_line_is_cleared_when_the_run_is_broken_off(clock: Clock) -> None:
    stream = Terminal()
    with pytest.raises(KeyboardInterrupt), Progress(1000, stream, clock=clock) as progress:
        clock.now += 1
        progress.step(10)
        raise KeyboardInterrupt
    assert stream.seen == ""


def test_the_rate_is_that_of_the_last_ten_seconds(clock: Clock) -> None:
    stream = Terminal()
    with Progress(10000, stream, clock=clock, columns=lambda: 80) as progress:
        for second in range(1, 41):
            clock.now += 1
            progress.step(second * 100 if second <= 20 else 2000 + (second - 20) * 10)
        assert stream.seen == "2,200 of 10,000 documents, 10 a second, 13 min 0 s left"


@pytest.mark.parametrize("said", ["CI", "TERM", "no terminal"])
def test_elsewhere_each_tenth_has_a_line_of_its_own(clock: Clock, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    stream = StringIO() if said == "no terminal" else Terminal()
    if said != "no terminal":
        monkeypatch.setenv(said, "true" if said == "CI" else "dumb")
    with Progress(40, stream, clock=clock) as progress:
        for done in range(41):
            progress.step(done)
            clock.now += 1
    lines = stream.getvalue().splitlines()
    assert lines[0] == "20 %: 8 of 40 documents, 1.0 a second, 32 s left"
    assert lines[-1] == "100 %: 40 of 40 documents"
    assert [line.partition(" ")[0] for line in lines] == [str(tenth) for tenth in range(20, 101, 10)]


def test_a_run_of_a_few_seconds_leaves_nothing_in_a_log(clock: Clock) -> None:
    stream = StringIO()
    with Progress(40, stream, clock=clock) as progress:
        for done in range(41):
            progress.step(done)
            clock.now += 0.1
    assert stream.getvalue() == ""


def test_quiet_is_quiet(clock: Clock) -> None:
    for stream in (Terminal(), StringIO()):
        with Progress(10, stream, quiet=True, clock=clock) as progress:
            for done in range(11):
                clock.now += 10
                progress.step(done)
        assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("total", "left"), [(105, "1 s"), (1100, "10 s"), (10100, "1 min 40 s"), (500100, "1 h 23 min")]
)
def test_the_time_left_is_in_words(clock: Clock, total: int, left: str) -> None:
    stream = Terminal()
    with Progress(total, stream, clock=clock, columns=lambda: 80) as progress:
        clock.now += 1
        progress.step(100)
        assert stream.seen.endswith(f", {left} left")


def test_of_nothing_nothing_is_told(clock: Clock) -> None:
    stream = Terminal()
    with Progress(0, stream, clock=clock) as progress:
        clock.now += 1
        progress.step(0)
    assert stream.seen == ""
