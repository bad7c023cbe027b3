"""A role taken apart into the texts that are compared: each with its kind, its id and the list it stands in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from jdgen.diagnostics import Location
from jdgen.role.model import (
    FACTS,
    NO_SPECIFICATION,
    POST_FACTS,
    Clause,
    CriteriaGroup,
    DutyGroup,
    Role,
    Section,
    Statement,
    SubClause,
)
from jdgen.role.resolution.item_ids import slug
from jdgen.role.text import Text, as_typed

TOP = -1
"""In place of the part that another stands under: it stands under none."""
NOWHERE = Location("")


class Kind(StrEnum):
    """What a part of a role is."""

    FACT = "fact"
    HEADING = "heading"
    INTRODUCTION = "introduction"
    PARAGRAPH = "paragraph"
    CLAUSE = "clause"
    SUB_CLAUSE = "sub-clause"
    NOTE = "note"
    CLOSING = "closing"
    CRITERION = "criterion"
    DETAIL = "detail"
    BANNER = "banner"
    STATEMENT = "statement"
    DECLARATION = "declaration"
    SIGNATORY = "signatory"


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a role."""

    kind: Kind
    key: str
    """The key of the role it is in: `grade`, `post.hours`, `duties`."""
    words: str
    """As an author types it, variables unfilled; empty for a blank."""
    at: Location = NOWHERE
    id: str = ""
    """The id its author gave it, or that of the shared clause; empty for one that is only the slug of its words."""
    shared: str = ""
    under: int = TOP
    """The place among all parts of the heading or clause it stands under."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What is said beside the words: its level, methods, legal basis, whether it is optional or numbered."""
    variables: tuple[str, ...] = ()

    @property
    def listed(self) -> tuple[str, Kind, int]:
        """Which list it stands in."""
        return self.key, self.kind, self.under


def parts_of(role: Role) -> tuple[Part, ...]:
    """All texts of `role` in the order in which it holds them, each behind the one it stands under."""
    return tuple(_Taker(role).parts)


class _Taker:
    """Takes one role apart; `under` is always the place of a part that was taken before."""

    def __init__(self, role: Role) -> None:
        self.parts: list[Part] = []
        self._facts(role)
        if role.banner:
            self._statement(role.banner, "banner", Kind.BANNER)
        self._purpose(role)
        for group in role.duties:
            self._duty_group(group)
        for criteria in role.person_specification:
            self._criteria_group(criteria)
        for section in role.sections:
            self._section(section)
        for statement in role.statements:
            self._statement(statement, "statements", Kind.STATEMENT)
        if role.sign_off:
            self._text(Kind.DECLARATION, "sign_off", role.sign_off.declaration)
            self._texts(Kind.SIGNATORY, "sign_off", role.sign_off.signatories)

    def _add(self, part: Part) -> int:
        self.parts.append(part)
        return len(self.parts) - 1

    def _text(self, kind: Kind, key: str, text: Text | None, under: int = TOP) -> None:
        if text is not None:
            self._add(Part(kind, key, as_typed(text), text.at, under=under, variables=text.variables))

    def _texts(self, kind: Kind, key: str, texts: Sequence[Text], under: int = TOP) -> None:
        for text in texts:
            self._text(kind, key, text, under)

    def _facts(self, role: Role) -> None:
        for name in FACTS:
            value = getattr(role, name)
            self._texts(Kind.FACT, name, value if isinstance(value, tuple) else [value] if value is not None else [])
        for name in POST_FACTS:
            self._text(Kind.FACT, f"post.{name}", getattr(role.post, name))
        self._add(Part(Kind.FACT, "lang", role.lang))
        if role.house:
            self._add(Part(Kind.FACT, "house", role.house))
        if role.says_no_specification:
            self._add(Part(Kind.FACT, "person_specification", NO_SPECIFICATION))
        if role.review_by:
            self._add(Part(Kind.FACT, "review_by", role.review_by.date.isoformat(), role.review_by.at))
        for name, why in role.without.items():
            self._text(Kind.FACT, f"without.{name}", why)

    def _purpose(self, role: Role) -> None:
        if role.purpose:
            self._text(Kind.INTRODUCTION, "purpose", role.purpose.intro)
            self._texts(Kind.PARAGRAPH, "purpose", role.purpose.paragraphs)
            self._clauses("purpose", role.purpose.clauses, TOP)

    def _duty_group(self, group: DutyGroup) -> None:
        key = "duties"
        under = self._heading(key, group.heading, group.id, {"optional": _yes_or_no(group.optional, "optional")})
        self._text(Kind.INTRODUCTION, key, group.intro, under)
        self._text(Kind.NOTE, key, group.note, under)
        self._clauses(key, group.clauses, under)
        self._texts(Kind.CLOSING, key, group.closing, under)

    def _criteria_group(self, group: CriteriaGroup) -> None:
        key = "person_specification"
        under = self._heading(key, group.heading, group.id, {})
        self._text(Kind.NOTE, key, group.note, under)
        for criterion in group.criteria:
            said = {
                "level": criterion.level or "",
                "assessed_by": ", ".join(criterion.assessed_by),
                "basis": as_typed(criterion.basis) if criterion.basis else "",
            }
            self._add(Part(Kind.CRITERION, key, as_typed(criterion.text), criterion.text.at,
                           _own_id(criterion.id, criterion.text), criterion.shared or "", under, said,
                           criterion.text.variables))  # fmt: skip

    def _section(self, section: Section) -> None:
        key = "sections"
        under = self._heading(key, section.heading, section.id, {"numbered": _yes_or_no(section.numbered, "numbered")})
        self._texts(Kind.PARAGRAPH, key, section.text, under)
        self._clauses(key, section.clauses, under)
        for fact in section.facts:
            words = f"{as_typed(fact.label)}: {as_typed(fact.value)}"
            variables = (*fact.label.variables, *fact.value.variables)
            said = {"label": as_typed(fact.label)}
            self._add(Part(Kind.DETAIL, key, words, fact.value.at, under=under, said=said, variables=variables))

    def _heading(self, key: str, heading: Text, given: str | None, said: Mapping[str, str]) -> int:
        return self._add(Part(Kind.HEADING, key, as_typed(heading), heading.at, _own_id(given, heading), said=said,
                              variables=heading.variables))  # fmt: skip

    def _clauses(self, key: str, clauses: Sequence[Clause], under: int) -> None:
        for clause in clauses:
            own = self._worded(Kind.CLAUSE, key, clause, under)
            self._text(Kind.NOTE, key, clause.note, own)
            self._sub_clauses(key, clause.clauses, own)

    def _sub_clauses(self, key: str, clauses: Sequence[SubClause], under: int) -> None:
        for clause in clauses:
            own = self._worded(Kind.SUB_CLAUSE, key, clause, under)
            self._text(Kind.NOTE, key, clause.note, own)

    def _statement(self, statement: Statement, key: str, kind: Kind) -> None:
        own = self._worded(kind, key, statement, TOP)
        self._text(Kind.NOTE, key, statement.note, own)
        self._sub_clauses(key, statement.clauses, own)

    def _worded(self, kind: Kind, key: str, clause: Clause | SubClause | Statement, under: int) -> int:
        said = {"basis": as_typed(clause.basis) if clause.basis else ""}
        return self._add(Part(kind, key, as_typed(clause.text), clause.text.at, _own_id(clause.id, clause.text),
                              clause.shared or "",
                              under, said, clause.text.variables))  # fmt: skip


def _own_id(given: str | None, text: Text) -> str:
    """The id of a part, if it is more than its words: an id that follows them would be lost with each change."""
    return given if given and given != slug(as_typed(text)) else ""


def _yes_or_no(said: bool, word: str) -> str:
    return word if said else f"not {word}"


def container(parts: Sequence[Part], part: Part) -> Iterator[Part]:
    """What `part` stands under, the nearest first: a clause, a heading."""
    while part.under != TOP:
        part = parts[part.under]
        yield part
