"""Merged documents: a role laid out and written once with merge fields, and merged with the values of each school.

What comes out is what the direct way gives, byte for byte; where that is not certain beforehand, nothing comes out and
the direct way is taken (docs/decisions/0020).
"""

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from jdgen.building.identities import standing_and_identity
from jdgen.building.making.omissions import lost_clauses
from jdgen.building.making.overrides import with_post_facts
from jdgen.building.parts import Part
from jdgen.diagnostics import Diagnostic, Rejected, Severity, raise_errors
from jdgen.document.merge_fields import LONGEST, fields, fits, has_fields, record
from jdgen.formats import word
from jdgen.house.model import House
from jdgen.layout import asks_of_schools, compose_main
from jdgen.register import Standing
from jdgen.role.fingerprint import fingerprint
from jdgen.role.model import Role
from jdgen.role.variables import fill
from jdgen.rules import ROLE_RULES
from jdgen.rules.varying import VaryingRole
from jdgen.rules.words import role_texts
from jdgen.workspace import TRUST, Position, Workspace

STOPPING = tuple(rule for rule in ROLE_RULES if rule.severity is Severity.ERROR)
"""The rules that stop a build: all of them judge text by text."""
_TEXTS, _MAINS = 4, 8
"""How many roles' texts are held at a time, and main documents of each: positions come role by role."""
_SCHOOL = "school."
_NAME = "school.name"
"""A keyword of every document."""


class Merged(NamedTuple):
    """A position's Word file, and what was found in its texts."""

    findings: tuple[Diagnostic, ...]
    content: bytes


class Merging:
    """Makes the Word files of positions whose schools have no words of their own for the role."""

    def __init__(
        self,
        workspace: Workspace,
        house: str,
        post_facts: Mapping[str, str],
        letterhead: Callable[[House, str], word.Letterhead],
    ) -> None:
        self.mains = self.merged = 0
        """How many main documents were laid out, and how many files were merged from them."""
        self._workspace, self._asked_house = workspace, house
        self._post_facts, self._letterhead = post_facts, letterhead
        self._texts: dict[str, _RoleText] = {}
        self._values: dict[str, dict[str, str] | None] = {}

    def made(self, position: Position, day: str = "") -> Merged | None:
        """The file of a position, as of `day` (see `Maker.outputs`). None if the direct way must be taken: it will say
        what is wrong, if something is."""
        try:
            return self._made(position, day)
        except Rejected:
            return None

    def _made(self, position: Position, day: str) -> Merged | None:
        workspace, school = self._workspace, position.school
        if not self._has_schools or workspace.has_own_text(position):
            return None
        if (values := self._values_of(school)) is None:
            return None
        resolved = with_post_facts(workspace.resolved(*position), self._post_facts)
        text = self._text(resolved)
        standing, identity = standing_and_identity(workspace, resolved, school, Part.ALL, text.fingerprint, day)
        house = workspace.house_of(resolved, school, self._asked_house)
        names = frozenset(values)
        if not asks_of_schools(house):
            names &= {*text.names, *_names_in(resolved.post), _NAME}
        main = self._main(text, resolved, house, standing, names)
        if main is None:
            return None
        findings = text.varying.everywhere
        if not text.varying.passes(workspace.site_of(school), resolved.post):
            part = text.varying.part.model_copy(update={"post": resolved.post})
            findings += tuple(text.varying.at_school(workspace.filled(part, school)))
        try:
            content = main.merged(record(fields(names), values), values, identity, self._letterhead(house, school))
        except word.Unmergeable:
            text.give_up(main)
            return None
        self.merged += 1
        return Merged(findings, content)

    @cached_property
    def _has_schools(self) -> bool:
        return bool(self._workspace.schools)

    def _values_of(self, school: str) -> dict[str, str] | None:
        """What is said of a school; None if some of it might not print as a field does."""
        if school not in self._values:
            site = self._workspace.site_of(school)
            values = {name: value for name, value in site.items() if name.startswith(_SCHOOL)}
            self._values[school] = values if all(map(fits, values.values())) else None
        return self._values[school]

    def _text(self, resolved: Role) -> "_RoleText":
        known = self._texts.get(resolved.id)
        if known is None or not known.is_of(resolved):
            known = self._texts[resolved.id] = _RoleText(resolved)
            if len(self._texts) > _TEXTS:
                del self._texts[next(iter(self._texts))]
        return known

    def _main(
        self, text: "_RoleText", resolved: Role, house: House, standing: Standing, names: frozenset[str]
    ) -> word.MainDocument | None:
        """The main document of the text with fields for these values; None if it cannot be merged."""
        key = (house.id, standing, resolved.post, names)
        if key not in text.mains:
            if len(text.mains) >= _MAINS:
                del text.mains[next(iter(text.mains))]
            text.mains[key] = None
            text.mains[key] = self._laid_out(resolved, house, standing, names)
        return text.mains[key]

    def _laid_out(
        self, resolved: Role, house: House, standing: Standing, names: frozenset[str]
    ) -> word.MainDocument | None:
        workspace = self._workspace
        others = {name: value for name, value in workspace.site.items() if not name.startswith(_SCHOOL)}
        if any(map(has_fields, (*others.values(), *(each.plain for each in role_texts(resolved))))):
            return None
        fill(resolved, others | dict.fromkeys(names, "x" * LONGEST), "")  # raises if values could be too much text
        site = others | fields(names)
        role = fill(resolved, site, "")
        raise_errors(lost_clauses(role, house, workspace.settings.required_clauses, workspace.library.clauses))
        document = compose_main(role, house, site, standing)
        if document is None:
            return None
        self.mains += 1
        return word.MainDocument(document, self._letterhead(house, TRUST))


class _RoleText:
    """What the positions of one role have in common, whatever their school and post."""

    def __init__(self, resolved: Role) -> None:
        self._resolved = resolved
        self.fingerprint = fingerprint(resolved)
        self.varying = VaryingRole(resolved, STOPPING)
        self.names = _names_in(resolved)
        """What its words say of its school."""
        self.mains: dict[Hashable, word.MainDocument | None] = {}

    def give_up(self, main: word.MainDocument) -> None:
        """Merge no more with a main document that turned out to be none."""
        self.mains = {key: None if each is main else each for key, each in self.mains.items()}

    def is_of(self, resolved: Role) -> bool:
        """Whether `resolved` is the same but for its post: it shares its parts then, since roles are never changed."""
        mine, others = self._resolved.__dict__, resolved.__dict__
        return all(mine[name] is others[name] for name in mine if name != "post")


def _names_in(part: Any) -> frozenset[str]:
    names = (name for text in role_texts(part) for name in text.variables)
    return frozenset(name for name in names if name.startswith(_SCHOOL))
