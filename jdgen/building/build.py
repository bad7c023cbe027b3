"""Building: each role laid out, written in each format, staged, and moved into place when all are made."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jdgen.building.names import collisions, output_name
from jdgen.building.overrides import with_post_facts
from jdgen.building.parts import Part, part_of, part_suffix
from jdgen.building.staging import Staging
from jdgen.diagnostics import Diagnostic, Location, Rejected
from jdgen.document.tree import Document
from jdgen.formats import html, markdown, text, word
from jdgen.house.model import House
from jdgen.layout import compose
from jdgen.role.model import Role
from jdgen.workspace import Workspace

FORMATS = ("docx", "html", "md", "txt", "pdf")


@dataclass(frozen=True)
class Order:
    """What is to be built."""

    roles: tuple[str, ...]
    formats: tuple[str, ...] = ("docx",)
    house: str = ""
    """Every role in this house, whatever it asks for itself."""
    part: Part = Part.ALL
    post_facts: Mapping[str, str] = field(default_factory=dict)
    keep_going: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of an order: files in place, files held open elsewhere, findings, and roles that could not be built."""

    written: tuple[Path, ...]
    held: tuple[Path, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    failed: tuple[str, ...] = ()


def build(workspace: Workspace, order: Order, out: Path, progress: Callable[[str], None] = lambda _: None) -> Outcome:
    """Make the order's files in the folder `out`: all of them or, if a role is rejected, none.

    With `keep_going` the good ones are made all the same. `progress` is told each role's id as its turn comes. Raises
    `pdf.ConversionError` (and its kin) if LibreOffice is wanted and missing or fails.
    """
    maker = _Maker(workspace, order)
    with Staging(out) as staging:
        names: list[tuple[str, Location]] = []
        for role_id in order.roles:
            progress(role_id)
            for name, content in maker.outputs(role_id):
                names.append((name, Location(workspace.library.role_files[role_id])))
                staging.add(name, content)
        maker.findings += collisions(names)
        clash = len(maker.findings) and any(d.code == "same-output" for d in maker.findings)
        if clash or (maker.failed and not order.keep_going):
            return Outcome((), (), tuple(maker.findings), tuple(maker.failed))
        if "pdf" in order.formats:
            _convert(staging, [name for name, _ in names if name.endswith(".docx")], "docx" in order.formats)
        written, held = staging.move()
    return Outcome(tuple(written), tuple(held), tuple(maker.findings), tuple(maker.failed))


def _convert(staging: Staging, names: list[str], keep_docx: bool) -> None:
    """The staged .docx files as PDF beside them; one LibreOffice call a folder, since it flattens paths."""
    from jdgen.formats import pdf  # only here: most builds want no PDF

    for folder in sorted({name.rpartition("/")[0] for name in names}):
        sources = [staging.folder / name for name in names if name.rpartition("/")[0] == folder]
        pdf.convert(sources, staging.folder / folder)
    for name in names:
        staging.added(name.removesuffix(".docx") + ".pdf")
        if not keep_docx:
            staging.discard(name)


class _Maker:
    """Makes the outputs of roles one after another; houses and letterheads are prepared once."""

    def __init__(self, workspace: Workspace, order: Order) -> None:
        self.findings: list[Diagnostic] = []
        self.failed: list[str] = []
        self._workspace, self._order = workspace, order
        self._letterheads: dict[str, word.Letterhead] = {}

    def outputs(self, role_id: str) -> Iterator[tuple[str, bytes]]:
        """Names and contents of a role's files; none, with findings, if it cannot be built."""
        try:
            role, house = self._role_in_house(role_id)
            document = compose(role, house, self._workspace.site)
            contents = [(suffix, self._written(document, house, suffix)) for suffix in self._suffixes()]
        except Rejected as rejected:
            self.findings += [d for d in rejected.diagnostics if d not in self.findings]
            self.failed.append(role_id)
            return
        name = self._name(role)
        for suffix, content in contents:
            yield f"{name}.{suffix}", content

    def _role_in_house(self, role_id: str) -> tuple[Role, House]:
        role = self._workspace.role(role_id, lambda resolved: with_post_facts(resolved, self._order.post_facts))
        house = self._workspace.house(self._order.house) if self._order.house else self._workspace.house_of(role)
        role = part_of(role, self._order.part, Location(self._workspace.library.role_files[role_id]))
        return role, house

    def _suffixes(self) -> tuple[str, ...]:
        wanted = tuple(name for name in self._order.formats if name != "pdf")
        return (*wanted, "docx") if "pdf" in self._order.formats and "docx" not in wanted else wanted

    def _written(self, document: Document, house: House, suffix: str) -> bytes:
        if suffix == "docx":
            return word.write(document, self._letterhead(house))
        if suffix == "html":
            return html.write(document, house.css)
        return markdown.write(document) if suffix == "md" else text.write(document)

    def _letterhead(self, house: House) -> word.Letterhead:
        if house.id not in self._letterheads:
            letterhead = word.prepare(house.letterhead, house.word, house.letterhead_file)
            self.findings += [d for d in letterhead.findings if d not in self.findings]
            self._letterheads[house.id] = letterhead
        return self._letterheads[house.id]

    def _name(self, role: Role) -> str:
        fields = {"id": role.id, "title": role.title.plain, "grade": role.grade.plain if role.grade else ""}
        return output_name(self._workspace.settings.filename, fields) + part_suffix(self._order.part)
