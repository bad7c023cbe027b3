"""What has changed, for a terminal: marks that can be read without colour, and colour on top of them."""

from collections.abc import Iterable, Iterator

from jdgen.comparing.answer import Answer, Judged, renumbered
from jdgen.comparing.entries import Entry
from jdgen.comparing.sentences import heading_of, listed
from jdgen.comparing.telling.shown import missed_places, new_numbers, not_reached, reason_of, remarks, shown, where
from jdgen.comparing.telling.summary import summary
from jdgen.comparing.words import Mark, Stretch
from jdgen.consultation.classes import Class

_RED, _GREEN, _BOLD, _DIM = "31", "32", "1", "2"
_SIGNS = {Mark.GONE: ("[-", "-]"), Mark.NEW: ("{+", "+}"), Mark.SAME: ("", "")}
_COLOURS = {Mark.GONE: (_RED,), Mark.NEW: (_GREEN,), Mark.SAME: ()}
_AROUND = 60
"""Characters that are shown of what stayed, on either side of a change."""
_MOST_NAMED = 8
"""Roles and posts that are named one by one."""


def as_text(answer: Answer, colour: bool = False) -> str:
    """The answer in lines; marks are `[-gone-]` and `{+new+}`, as those of git."""
    return "\n".join(_Writer(colour).lines(answer)) + "\n"


class _Writer:
    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def _painted(self, text: str, *codes: str) -> str:
        """`text` without signs that could steer a terminal, in these colours if there are any."""
        safe = "".join(sign if sign.isprintable() else "?" for sign in text)
        return f"\x1b[{';'.join(codes)}m{safe}\x1b[0m" if self._colour and codes and safe else safe

    def lines(self, answer: Answer) -> Iterator[str]:
        """All lines: counts first."""
        yield from (self._painted(line) for line in summary(answer))
        if answer.shared:
            yield from ("", self._painted("In several roles", _BOLD))
            yield from self._entries(answer.shared)
        for role, judged in answer.by_role.items():
            title = answer.comparison.titles.get(role, "")
            yield from ("", self._painted(f"{role}  {title}".rstrip(), _BOLD))
            yield from self._entries(judged)

    def _entries(self, judged: tuple[Judged, ...]) -> Iterator[str]:
        told, only = renumbered(judged)
        for each in told:
            yield from self._entry(each)
        if only:
            yield self._painted(f"  renumbered only: {new_numbers(only)}")

    def _entry(self, judged: Judged) -> Iterator[str]:
        entry = judged.entry
        codes = (_RED, _BOLD) if judged.is_class is Class.GRADE else (_BOLD,)
        place = self._painted("".join(f" · {each}" for each in where(entry)))
        yield f"  {self._painted(heading_of(entry.change), *codes)}{place}  {self._painted(entry.key, _DIM)}"
        about, marked = shown(entry.change)
        if about:
            yield f"    {self._painted(about)}"
        if marked:
            yield f"    {''.join(self._marked(each) for each in _cut(marked))}"
        if reason := reason_of(judged):
            yield f"    {self._painted(reason)}"
        yield from (f"    {self._painted(line, _DIM)}" for line in remarks(judged))
        yield from (f"    {self._painted(line)}" for line in self._places(entry))

    def _marked(self, stretch: Stretch) -> str:
        return self._painted(_in_signs(stretch), *_COLOURS[stretch.mark])

    def _places(self, entry: Entry) -> Iterator[str]:
        if len(entry.roles) > 1:
            yield f"In {listed(entry.roles, _MOST_NAMED)}."
        if entry.missed:
            yield f"{not_reached(entry)}: {listed(missed_places(entry), _MOST_NAMED)}."


def in_marks(marked: Iterable[Stretch]) -> str:
    """The stretches on one line without colour, with what stayed cut down to what is around the changes."""
    return "".join(map(_in_signs, _cut(marked)))


def _in_signs(stretch: Stretch) -> str:
    before, after = _SIGNS[stretch.mark]
    return f"{before}{stretch.text}{after}"


def _cut(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches with what stayed cut down to what is around the changes."""
    whole = list(found)
    for at, stretch in enumerate(whole):
        text = stretch.text
        if stretch.mark is Mark.SAME and len(text) > 2 * _AROUND:
            before = text[:_AROUND] if at else ""
            after = text[-_AROUND:] if at < len(whole) - 1 else ""
            yield Stretch(Mark.SAME, f"{before}…{after}")
        else:
            yield stretch
