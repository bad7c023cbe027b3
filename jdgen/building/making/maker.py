"""Making the outputs of roles, one role after another, without a word to the disk."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from jdgen.building.findings import Findings
from jdgen.building.identities import standing_and_identity
from jdgen.building.making.merging import Merging
from jdgen.building.making.omissions import lost_clauses
from jdgen.building.making.overrides import with_post_facts
from jdgen.building.parts import Part, lacks_on_purpose, part_of
from jdgen.building.planning.wanted import NO_OPTIONS, Options
from jdgen.diagnostics import Diagnostic, Location, Rejected, raise_errors
from jdgen.document.tree import Document
from jdgen.formats import html, markdown, text, word
from jdgen.house.judging import judged_pages, judged_placeholders
from jdgen.house.model import House
from jdgen.layout import compose
from jdgen.recent import Recent
from jdgen.register import DRAFT
from jdgen.role.model import Role
from jdgen.rules import judge_role
from jdgen.workspace import TRUST, Position, Workspace

_LOGOS_KEPT = 256
"""Letterheads with a school's logo, held at a time: every school's turn comes again with each role."""
Judge = Callable[[Role], Iterable[Diagnostic]]


def errors_of_rules(role: Role) -> Iterator[Diagnostic]:
    """What the rules call an error: it stops a build as everywhere. The rest is for `jdgen check` to tell."""
    return (finding for finding in judge_role(role) if finding.is_error)


class LaidOut(NamedTuple):
    """A position's document before it is written."""

    role: Role
    document: Document
    house: House
    is_good: bool
    """False if a rule or the register stands against it: then it is only judged, and not built."""


class Maker:
    """Makes the outputs of roles one after another; houses and letterheads are prepared once."""

    def __init__(
        self,
        workspace: Workspace,
        options: Options = NO_OPTIONS,
        formats: tuple[str, ...] = ("docx",),
        judge: Judge = errors_of_rules,
    ) -> None:
        """`judge` says what is told of each role; one with an error among that is not built."""
        self.findings = Findings()
        self.failed: list[Position] = []
        self.passed_over: list[Position] = []
        self._workspace, self._options = workspace, options
        self._formats, self._judge = formats, judge
        self._letterheads: dict[str, word.Letterhead] = {}
        self._with_logos: Recent[tuple[str, str], word.Letterhead] = Recent(_LOGOS_KEPT)
        self.merging = Merging(workspace, options.house, options.post_facts, self.letterhead)
        self._register_is_read = self._read_register()

    def _read_register(self) -> bool:
        """Whether it can be said where texts stand; if not, nothing is built, but all roles are judged."""
        try:
            _ = self._workspace.register
        except Rejected as rejected:
            self.findings.add(rejected.diagnostics)
            return False
        return True

    def outputs(self, position: Position, day: str = "") -> Iterator[tuple[str, bytes]]:
        """Formats and contents of a position's files; none, with findings, if it cannot be built.

        `day` is the day the files say they are as of, the workspace's if it is empty.
        """
        if (merged := self._merged(position, day)) is not None:
            yield from merged
            return
        laid_out = self.laid_out(position, day=day)
        if laid_out is None:
            return
        try:
            contents = [
                (suffix, self.written(laid_out.document, laid_out.house, suffix, position.school))
                for suffix in self.suffixes()
            ]
        except Rejected as rejected:
            self.findings.add(rejected.diagnostics, position.role)
            self.failed.append(position)
            return
        if not laid_out.is_good:
            self.failed.append(position)
            return
        yield from contents

    def laid_out(self, position: Position, house: str = "", day: str = "") -> LaidOut | None:
        """The document of a position as of `day` (see `outputs`), in the house of the options or else in `house` if
        given; none, with findings, if it cannot be made, and none if it is passed over."""
        role_id, school = position
        try:
            resolved = self._workspace.resolved(role_id, school)
            if role_id not in self._options.named and lacks_on_purpose(resolved, self._options.part):
                self.passed_over.append(position)
                return None
            role, dressed_in = self._role_in_house(resolved, school, self._options.house or house)
            judged = tuple(self._judge(role))
            self.findings.add(judged, role_id)
            document = self._composed(resolved, role, dressed_in, school, day)
        except Rejected as rejected:
            self.findings.add(rejected.diagnostics, role_id)
            self.failed.append(position)
            return None
        is_good = self._register_is_read and not any(finding.is_error for finding in judged)
        return LaidOut(role, document, dressed_in, is_good)

    def _merged(self, position: Position, day: str) -> list[tuple[str, bytes]] | None:
        """The same by the short way; None where it is to be made directly."""
        whole_word_file = self._options.part is Part.ALL and set(self._formats) <= {"docx", "pdf"}
        if not whole_word_file or self._judge is not errors_of_rules or not self._register_is_read:
            return None
        if (merged := self.merging.made(position, day)) is None:
            return None
        self.findings.add(merged.findings, position.role)
        if merged.findings:
            self.failed.append(position)
            return []
        return [("docx", merged.content)]

    def _role_in_house(self, resolved: Role, school: str, asked: str) -> tuple[Role, House]:
        role = with_post_facts(resolved, self._options.post_facts)
        role = self._workspace.filled(role, school)
        house = self._workspace.house_of(role, school, asked)
        role = part_of(role, self._options.part, Location(self._workspace.library.role_files[role.id]))
        return role, house

    def _composed(self, resolved: Role, role: Role, house: House, school: str, day: str) -> Document:
        """The document of `role`; `resolved` is its text as it is approved, with the variables unfilled."""
        workspace = self._workspace
        raise_errors(lost_clauses(role, house, workspace.settings.required_clauses, workspace.library.clauses))
        stands = None
        if self._register_is_read:
            stands = standing_and_identity(workspace, resolved, school, self._options.part, day=day)
        standing, identity = stands or (DRAFT, None)
        return compose(role, house, workspace.site_of(school), standing, identity, workspace.logo_of(school))

    def suffixes(self) -> tuple[str, ...]:
        """The formats that jdgen writes itself: a PDF is made of a Word file."""
        wanted = tuple(name for name in self._formats if name != "pdf")
        return (*wanted, "docx") if "pdf" in self._formats and "docx" not in wanted else wanted

    def written(self, document: Document, house: House, suffix: str, school: str) -> bytes:
        """A document in the format `suffix`, which is any of `FORMATS` but pdf, in a house as a school has it; raises
        `Rejected` if the letterhead is wrong."""
        if suffix == "docx":
            return word.write(document, self.letterhead(house, school))
        if suffix == "html":
            return html.write(document, house.css)
        return markdown.write(document) if suffix == "md" else text.write(document)

    def letterhead(self, house: House, school: str = TRUST) -> word.Letterhead:
        """The house's letterhead, prepared once, with the logo of the school in its place; raises `Rejected`."""
        letterhead = self._prepared(house)
        if not letterhead.has_logo_place:
            return letterhead
        return self._with_logos.of((house.id, school), lambda: self._with_logo(letterhead, school))

    def _with_logo(self, letterhead: word.Letterhead, school: str) -> word.Letterhead:
        logo = self._workspace.logo_of(school)
        return letterhead.with_logo(logo) if logo else letterhead

    def _prepared(self, house: House) -> word.Letterhead:
        if house.id not in self._letterheads:
            letterhead = word.prepare(house.letterhead, house.word, house.letterhead_file)
            raise_errors([
                *judged_placeholders(letterhead.placeholders, house.letterhead_file),
                *judged_pages(letterhead.pages, house.letterhead_file),
            ])  # fmt: skip
            self.findings.add(letterhead.findings)
            self._letterheads[house.id] = letterhead
        return self._letterheads[house.id]
