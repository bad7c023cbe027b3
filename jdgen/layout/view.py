"""What a layout sees of a role: plain nested values in which every text of the author is `Marked`.

Keys (`duties/general/inset`) name each value. An item without an id is called by a hash of its words, so that its key
does not move when a neighbour is added; by those with its variables unfilled, so that it is the same at every school.
"""

from typing import Any
from zlib import crc32

from jdgen.diagnostics import Location
from jdgen.house.model import House, Wording, Words
from jdgen.layout.origins import Marked, Origins
from jdgen.role.model import (
    FACTS,
    LISTED_FACTS,
    POST_FACTS,
    Clause,
    CriteriaGroup,
    Criterion,
    DutyGroup,
    Purpose,
    Role,
    Section,
    Statement,
    SubClause,
)
from jdgen.role.text import Text

_FIELDS = (
    "heading", "optional", "intro", "note", "closing", "level", "assessed_by", "paragraphs", "text", "facts",
    "declaration",
)  # fmt: skip
"""The last parts of keys that are no item's: a clause called “note” has another key than its group's note."""


class View(dict[str, Any]):
    """Named values; a layout reads them as attributes."""


class RoleView:
    """Builds the view of one role in one house, and notes what must arrive in the document."""

    def __init__(self, role: Role, house: House) -> None:
        self.origins = Origins()
        self.lists: list[tuple[str, ...]] = []
        """For every list of the role, the keys of its items in order."""
        self._wording: Wording = house.wording(role.lang)
        self._methods: dict[str, View] = {}
        self._house = house
        self.role = self._role(role)

    def _role(self, role: Role) -> View:
        statements = self._statements("statements", role.statements)
        duties = self._each("duties", role.duties, self._duty_group)
        criteria = self._each("person_specification", role.person_specification, self._criteria_group)
        facts = self._facts(role)
        return View(
            id=role.id,
            facts=facts.pop("lines"),
            **facts,
            banner=self._statement("banner", role.banner) if role.banner else None,
            purpose=self._purpose(role.purpose) if role.purpose else None,
            duties=duties,
            person_specification=criteria,
            has_description=role.has_description,
            has_levels=any(group["has_levels"] for group in criteria),
            methods=list(self._methods.values()),
            sections=self._each("sections", role.sections, self._section),
            statements=statements,
            sign_off=self._sign_off(role) if role.sign_off else None,
        )

    def _facts(self, role: Role) -> dict[str, Any]:
        """Each fact's values by name, and `lines`: what the house prints, in its order, then all it does not name."""
        values: dict[str, list[Marked]] = {}
        for name in FACTS:
            values[name] = self._fact(name, getattr(role, name))
        for name in POST_FACTS:
            values[f"post.{name}"] = self._fact(f"post/{name}", getattr(role.post, name))
        lines = []
        for line in self._house.fact_lines:
            present = [value for name in line.of for value in values[name]]
            if present:
                label = line.label or self._wording.label(line.of[0])
                lines.append(View(label=label, values=present, join=line.join, names=list(line.of)))
        single = {name: next(iter(values[name]), None) for name in FACTS}
        many = {name: values[name] for name in LISTED_FACTS}
        post = View({name: next(iter(values[f"post.{name}"]), None) for name in POST_FACTS})
        return {**single, **many, "post": post, "lines": lines}

    def _fact(self, key: str, value: Text | tuple[Text, ...] | None) -> list[Marked]:
        if value is None:
            return []
        if isinstance(value, Text):
            return [self._text(key, value)]
        keys = self._names(key, [(None, text) for text in value])
        return [self._text(name, text) for name, text in zip(keys, value, strict=True)]

    def _duty_group(self, key: str, group: DutyGroup) -> View:
        return View(
            heading=self._text(f"{key}/heading", group.heading),
            optional=self._optional(f"{key}/optional", group) if group.optional else None,
            intro=self._maybe(f"{key}/intro", group.intro),
            note=self._maybe(f"{key}/note", group.note),
            clauses=self._clauses(key, group.clauses),
            closing=self._paragraphs(f"{key}/closing", group.closing),
        )

    def _criteria_group(self, key: str, group: CriteriaGroup) -> View:
        names = self._names(key, [(c.id, c.text) for c in group.criteria])
        criteria = [self._criterion(name, c) for name, c in zip(names, group.criteria, strict=True)]
        return View(
            heading=self._text(f"{key}/heading", group.heading),
            note=self._maybe(f"{key}/note", group.note),
            criteria=criteria,
            has_levels=any(c["level"] for c in criteria),
            has_essential=any(c["essential"] for c in criteria),
            has_desirable=any(c["desirable"] for c in criteria),
            has_methods=any(c["methods"] for c in criteria),
        )

    def _criterion(self, key: str, criterion: Criterion) -> View:
        level = self._level(f"{key}/level", criterion) if criterion.level else None
        return View(
            text=self._text(key, criterion.text),
            level=level,
            essential=level if criterion.level == "essential" else None,
            desirable=level if criterion.level == "desirable" else None,
            methods=self._methods_of(f"{key}/assessed_by", criterion) if criterion.assessed_by else None,
        )

    def _level(self, key: str, criterion: Criterion) -> View:
        assert criterion.level
        words = self._wording.levels[criterion.level]
        return self._forms(key, words, criterion.text.at)

    def _methods_of(self, key: str, criterion: Criterion) -> View:
        """How a criterion is assessed, as names and as codes; either list prints it."""
        names, codes = [], []
        for method in criterion.assessed_by:
            words = self._wording.methods[method]
            self._methods.setdefault(method, View(words))
            origin = self.origins.required(f"{key}/{method}", criterion.text.at)
            names.append(self.origins.word(origin, words["name"]))
            codes.append(self.origins.word(origin, words["code"]))
        return View(names=names, codes=codes)

    def _purpose(self, purpose: Purpose) -> View:
        return View(
            intro=self._maybe("purpose/intro", purpose.intro),
            paragraphs=self._paragraphs("purpose/paragraphs", purpose.paragraphs),
            clauses=self._clauses("purpose", purpose.clauses),
        )

    def _section(self, key: str, section: Section) -> View:
        facts = [
            View(
                label=self._text(f"{key}/facts/{n}/label", f.label), value=self._text(f"{key}/facts/{n}/value", f.value)
            )
            for n, f in enumerate(section.facts, 1)
        ]
        return View(
            heading=self._text(f"{key}/heading", section.heading),
            text=self._paragraphs(f"{key}/text", section.text),
            clauses=self._clauses(key, section.clauses),
            numbered=section.numbered,
            facts=facts,
        )

    def _clauses(self, key: str, clauses: tuple[Clause | SubClause, ...]) -> list[View]:
        if not clauses:
            return []
        names = self._names(key, [(clause.id, clause.text) for clause in clauses])
        return [self._clause(name, clause) for name, clause in zip(names, clauses, strict=True)]

    def _clause(self, key: str, clause: Clause | SubClause | Statement) -> View:
        return View(
            text=self._text(key, clause.text),
            note=self._maybe(f"{key}/note", clause.note),
            clauses=[] if isinstance(clause, SubClause) else self._clauses(key, clause.clauses),
        )

    _statement = _clause

    def _statements(self, key: str, statements: tuple[Statement, ...]) -> list[View]:
        names = self._names(key, [(s.id, s.text) for s in statements])
        return [self._clause(name, statement) for name, statement in zip(names, statements, strict=True)]

    def _sign_off(self, role: Role) -> View:
        assert role.sign_off
        keys = self._names("sign_off", [(None, text) for text in role.sign_off.signatories])
        return View(
            declaration=self._maybe("sign_off/declaration", role.sign_off.declaration),
            signatories=[self._text(key, text) for key, text in zip(keys, role.sign_off.signatories, strict=True)],
        )

    def _paragraphs(self, key: str, texts: tuple[Text, ...]) -> list[Marked]:
        if not texts:
            return []
        keys = self._names(key, [(None, text) for text in texts])
        return [self._text(name, text) for name, text in zip(keys, texts, strict=True)]

    def _each(self, key: str, groups: Any, view: Any) -> list[View]:
        names = self._names(key, [(group.id, group.heading) for group in groups], heading=True)
        return [view(name, group) for name, group in zip(names, groups, strict=True)]

    def _names(self, key: str, items: list[tuple[str | None, Text]], heading: bool = False) -> list[str]:
        """A key for every item of the list `key`, each different, and the order noted."""
        names: list[str] = []
        seen = dict.fromkeys(_FIELDS, 1)
        for given, text in items:
            name = given or f"~{crc32((text.unfilled or text.plain).encode()):08x}"
            times = seen[name] = seen.get(name, 0) + 1
            names.append(f"{key}/{name}" if times == 1 else f"{key}/{name}+{times}")
        if len(names) > 1:
            self.lists.append(tuple(f"{name}/heading" for name in names) if heading else tuple(names))
        return names

    def _optional(self, key: str, group: DutyGroup) -> Marked:
        return self.origins.word(self.origins.required(key, group.heading.at), self._wording.labels["optional"])

    def _forms(self, key: str, words: Words, at: Location) -> View:
        """The house's words for one value, any of which prints it."""
        origin = self.origins.required(key, at)
        return View({form: self.origins.word(origin, word) for form, word in words.items()})

    def _text(self, key: str, text: Text) -> Marked:
        return self.origins.text(key, text)

    def _maybe(self, key: str, text: Text | None) -> Marked | None:
        return None if text is None else self.origins.text(key, text)
