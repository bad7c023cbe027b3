"""What has changed, for a terminal: marks that can be read without colour, and colour on top of them."""

from collections.abc import Iterable, Iterator

from jdgen.comparing.answer import Answer, Judged, renumbered
from jdgen.comparing.causes import Source
from jdgen.comparing.change import Change, Did
from jdgen.comparing.classes import Class
from jdgen.comparing.entries import Entry
from jdgen.comparing.sentences import cause_of, counted, field_name, heading_of, listed, matched_by, reach
from jdgen.comparing.telling.summary import summary
from jdgen.comparing.words import Mark, Stretch, stretches

_RED, _GREEN, _BOLD, _DIM = "31", "32", "1", "2"
_AROUND = 60
"""Characters that are shown of what stayed, on either side of a change."""
_MOST_ROLES = 8
"""Roles that are named one by one."""
BLANK = "(blank)"
"""In place of a fact that is left blank."""


def as_text(answer: Answer, colour: bool = False) -> str:
    """The answer in lines; marks are `[-gone-]` and `{+new+}`, as those of git."""
    return "\n".join(_Writer(colour).lines(answer)) + "\n"


class _Writer:
    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def _painted(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self._colour and text else text

    def lines(self, answer: Answer) -> Iterator[str]:
        """All lines: counts first."""
        yield from summary(answer)
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
            yield f"  renumbered only: {'; '.join(_renumbered(each.entry) for each in only)}"

    def _entry(self, judged: Judged) -> Iterator[str]:
        entry = judged.entry
        change = entry.change
        codes = (_RED, _BOLD) if judged.is_class is Class.GRADE else (_BOLD,)
        head, where = self._painted(heading_of(change), *codes), "".join(f" · {each}" for each in _where(entry))
        yield f"  {head}{where}  {self._painted(entry.key, _DIM)}"
        yield from (f"    {line}" for line in self._words(change))
        yield from (f"    {line}" for line in self._about(judged))

    def _words(self, change: Change) -> Iterator[str]:
        match change.did:
            case Did.ADDED | Did.ROLE_ADDED | Did.POSITION_ADDED:
                yield self._marked(Stretch(Mark.NEW, change.new or BLANK))
            case Did.REMOVED | Did.ROLE_REMOVED | Did.POSITION_REMOVED:
                yield self._marked(Stretch(Mark.GONE, change.old or BLANK))
            case Did.REORDERED:
                yield change.about
            case Did.REWORDED if change.old and change.new:
                yield "".join(self._marked(each) for each in _cut(stretches(change.old, change.new)))
            case _:
                if change.about:
                    yield change.about
                was, now = (text or BLANK for text in (change.old, change.new))
                yield f"{self._marked(Stretch(Mark.GONE, was))} {self._marked(Stretch(Mark.NEW, now))}"

    def _marked(self, stretch: Stretch) -> str:
        match stretch.mark:
            case Mark.GONE:
                return self._painted(f"[-{stretch.text}-]", _RED)
            case Mark.NEW:
                return self._painted(f"{{+{stretch.text}+}}", _GREEN)
            case Mark.SAME:
                return stretch.text

    def _about(self, judged: Judged) -> Iterator[str]:
        yield self._painted(judged.said_by, _DIM)
        entry = judged.entry
        if said := matched_by(entry.change):
            yield self._painted(f"{said[0].upper()}{said[1:]}.", _DIM)
        if len(entry.roles) > 1:
            yield self._painted(f"In {listed(entry.roles, _MOST_ROLES)}.", _DIM)
        if entry.missed:
            yield from self._missed(entry)

    def _missed(self, entry: Entry) -> Iterator[str]:
        number = counted(len(entry.missed), "post")
        yield f"It does not reach {number}, where something else is said:"
        places = [f"{missed.position} ({missed.at})" for missed in entry.missed]
        yield f"  {listed(places, _MOST_ROLES)}"


def _where(entry: Entry) -> Iterator[str]:
    if entry.cause.source is not Source.VALUE and (cause := cause_of(entry.cause)):
        yield cause
    if len(entry.positions) > 1 or entry.cause.source is not Source.ROLE:
        yield reach(entry)
    if entry.change.group:
        yield f"“{_short(entry.change.group)}”"


def _renumbered(entry: Entry) -> str:
    change = entry.change
    return f"{_short(change.group) or field_name(change.key)} {change.old} → {change.new}"


def _short(text: str) -> str:
    return text if len(text) <= _AROUND else text[: _AROUND - 1].rstrip() + "…"


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
