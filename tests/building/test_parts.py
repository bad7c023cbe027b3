"""One part at a time: each stands alone under title, grade, school and version, in every house and format; and of what
a role has not, no heading, label, table, key or page break is printed."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from calendar_day import AS_OF
from lxml import etree

from jdgen.building.build import Built, Order, build
from jdgen.building.parts import Part
from jdgen.building.planning.wanted import NO_OPTIONS, Options, Wanted
from jdgen.diagnostics import Diagnostic
from jdgen.source.tree import FolderTree, MemoryTree
from jdgen.workspace import Position, Workspace, at_trust, open_workspace

ROOT = Path(__file__).parents[2]
HOUSES = ("borough-form", "clause-form", "county-model", "label-column-form", "school-form")
BREAKING = {"borough-form", "label-column-form", "school-form"}
"""The houses that begin the person specification on a page of its own."""
FORMATS = ("docx", "html", "md", "txt")
SKILLS = "person_specification:\n  - heading: Skills\n    criteria:\n"
NONE = "person_specification: none\n"
ROLES = {
    "only-a-title": NONE,
    "only-facts": f"grade: H3\nreports_to: SENCO\npost: {{hours: 20 a week}}\n{NONE}",
    "only-a-purpose": f"grade: H3\npurpose: Help pupils.\n{NONE}",
    "only-sections": f'sections:\n  - heading: Probation\n    text: Months.\n  - heading: Terms\n    facts:\n'
                     f'      - label: Length\n        value: ""\n{NONE}',
    "only-statements": f"statements:\n  - We care.\n{NONE}",
    "only-a-signature": f"sign_off: {{signatories: [Postholder]}}\n{NONE}",
    "only-criteria": f"grade: H3\n{SKILLS}      - Patience\n      - Strength\n",
    "statements-and-criteria": f"statements:\n  - We care.\n{SKILLS}      - essential: Patience\n",
    "all-but-levels": f"purpose: Help.\n{SKILLS}      - text: Patience\n        assessed_by: interview\n"
                      "      - Strength\n",
    "all-but-methods": f"purpose: Help.\n{SKILLS}      - essential: Patience\n      - desirable: Strength\n"
                       "  - heading: More\n    criteria:\n      - Kindness\n",
    "levels-in-one-group": f"grade: H3\npurpose: Help.\n{SKILLS}      - Patience\n  - heading: More\n    criteria:\n"
                           "      - essential: Kindness\n        assessed_by: [interview, task]\n",
    "everything": "grade: H3\npurpose: Help.\nduties:\n  - heading: Care\n    optional: true\n    clauses: \n"
                  f"      - Wash\nstatements:\n  - We care.\nsign_off: {{signatories: [Postholder]}}\n{SKILLS}"
                  "      - essential: Patience\n        assessed_by: interview\n",
}  # fmt: skip
SPECIFIED = [name for name, text in ROLES.items() if NONE not in text]
DESCRIBED = [name for name, text in ROLES.items() if re.search("^(purpose|duties|sections):", text, re.MULTILINE)]
BELOW = (
    "following::*[self::h1 or self::h2 or self::h3 or self::h4 or self::p or self::li or self::td or self::dd]"
    "[not(ancestor::footer) and not(ancestor::header)][1]"
)
"""What stands below a heading: text, or the next heading."""
OF_A_PART = {Part.ALL: list(ROLES), Part.JOB_DESCRIPTION: DESCRIBED, Part.PERSON_SPECIFICATION: SPECIFIED}
DOCUMENTS = [(house, part, role) for house in HOUSES for part, roles in OF_A_PART.items() for role in roles]


@cache
def sample() -> Workspace:
    """The sample houses with the roles above, each titled by its name."""
    sources = FolderTree(ROOT)
    files = {path: sources.read(path) for path in sources.files("templates")}
    files["jdgen.yaml"] = b"trust: {name: Crabtree Academy Trust}\nhouse: county-model\n"
    files |= {f"roles/{name}.yaml": f"title: Post of {name}\n{text}".encode() for name, text in ROLES.items()}
    return Workspace(MemoryTree(files), AS_OF)


@cache
def made(house: str, part: Part) -> dict[str, bytes]:
    """The files of all roles that have the part."""
    with TemporaryDirectory() as out:
        outcome = build(sample(), Order(at_trust(*OF_A_PART[part]), Wanted(FORMATS, Options(house, part))), Path(out))
        assert outcome.findings == ()
        return {path.name: path.read_bytes() for path in outcome.written}


def file(house: str, part: Part, role: str, suffix: str) -> bytes:
    return made(house, part)[f"{role}{'' if part is Part.ALL else '-' + part.value}.{suffix}"]


def page(house: str, part: Part, role: str) -> etree._Element:
    return etree.fromstring(file(house, part, role, "html"), etree.HTMLParser(encoding="utf-8"))


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def xml(house: str, part: Part, role: str, inside: str) -> Iterator[str]:
    path = TemporaryDirectory()
    with path as folder:
        document = Path(folder) / "role.docx"
        document.write_bytes(file(house, part, role, "docx"))
        with ZipFile(document) as archive:
            yield from (archive.read(name).decode() for name in archive.namelist() if re.fullmatch(inside, name))


@pytest.mark.parametrize(("house", "part", "role"), DOCUMENTS)
def test_no_heading_label_table_column_or_key_stands_without_content(house: str, part: Part, role: str) -> None:
    html = page(house, part, role)
    headings = html.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4]")
    for heading in headings[1:]:
        following = heading.xpath(BELOW)
        assert following, f"“{words(heading)}” closes the document"
        below = following[0]
        assert not below.tag.startswith("h") or below.tag > heading.tag, f"“{words(heading)}” has nothing below it"
    for table in html.xpath("//table[not(contains(@class, 'signatures'))]"):
        rows = [row.xpath("th|td") for row in table.xpath("tbody/tr")]
        assert rows
        for column, head in enumerate(table.xpath("thead/tr/th")):
            assert any(words(cells[column]) for cells in rows), f"the column “{words(head)}” is empty"
    for term in html.xpath("//dt"):
        assert words(term) and term.xpath("following-sibling::dd[1]")
    assert len(html.xpath("//p[contains(@class, 'key')]")) == (
        house == "school-form" and part is not Part.JOB_DESCRIPTION and "assessed_by" in ROLES[role]
    )


@pytest.mark.parametrize(("house", "part", "role"), DOCUMENTS)
def test_headings_of_what_a_role_has_not_are_not_printed(house: str, part: Part, role: str) -> None:
    wording = sample().house(house).wording("en-GB").headings
    said = {words(heading) for heading in page(house, part, role).xpath("//h2|//h3|//th")}
    text, described = ROLES[role], part is not Part.PERSON_SPECIFICATION
    assert (wording["person_specification"] in said) == (role in SPECIFIED and part is not Part.JOB_DESCRIPTION)
    for heading in ("purpose", "statements", "sign_off"):
        assert (wording[heading] in said) == (f"{heading}:" in text and described), heading


@pytest.mark.parametrize(("house", "part", "role"), DOCUMENTS)
def test_a_page_is_broken_only_between_a_description_and_a_specification(house: str, part: Part, role: str) -> None:
    (body,) = xml(house, part, role, "word/document.xml")
    both = part is Part.ALL and role in SPECIFIED and role in DESCRIBED
    assert body.count('w:val="Heading1NewPage"') == (both and house in BREAKING)
    assert "pageBreakBefore" not in body and 'w:type="page"' not in body and "lastRenderedPageBreak" not in body
    assert len(page(house, part, role).xpath("//h2[@class='part']")) == both


@pytest.mark.parametrize(("house", "part", "role"), DOCUMENTS)
def test_each_part_stands_alone_with_title_grade_school_and_version(house: str, part: Part, role: str) -> None:
    title, grade = f"Post of {role}", "H3" if "grade:" in ROLES[role] else ""
    is_specification = role in SPECIFIED and (role not in DESCRIBED or part is Part.PERSON_SPECIFICATION)
    kind = "person specification" if is_specification else "job description"
    html = page(house, part, role)
    assert words(html.find(".//title")) == f"{title}{f' ({grade})' if grade else ''} – {kind}"
    assert words(html.find(".//h1")) in (title, "Job description")
    shown = {"html": words(html), **{s: file(house, part, role, s).decode() for s in ("md", "txt")}}
    shown["docx"] = " ".join(xml(house, part, role, r"word/(document|header\d*|footer\d*)\.xml"))
    for suffix, text in shown.items():
        for word in (title, grade, "Crabtree Academy Trust", "Draft", "DRAFT"):
            assert word in text, f"{suffix} lacks “{word}”"
    (core,) = xml(house, part, role, "docProps/core.xml")
    assert f"– {kind}</dc:title>" in core


def test_a_part_has_a_name_of_its_own() -> None:
    assert sorted(made("school-form", Part.PERSON_SPECIFICATION))[:4] == [
        f"all-but-levels-person-specification.{suffix}" for suffix in FORMATS
    ]
    assert "everything-job-description.md" in made("school-form", Part.JOB_DESCRIPTION)


def test_a_part_holds_only_what_is_of_it() -> None:
    specification = file("county-model", Part.PERSON_SPECIFICATION, "everything", "txt").decode()
    description = file("county-model", Part.JOB_DESCRIPTION, "everything", "txt").decode()
    assert "Patience" in specification and "Patience" not in description
    for words_of_the_description in ("Help.", "Wash", "We care.", "Signed for"):
        assert words_of_the_description in description and words_of_the_description not in specification


def order(workspace: Path, out: Path, positions: tuple[Position, ...], options: Options = NO_OPTIONS) -> Built:
    for name, text in {"cook": NONE, "silent": "", "bare": NONE}.items():
        purpose = "" if name == "bare" else "purpose: Cook lunch.\n"
        (workspace / "roles" / f"{name}.yaml").write_text(f"title: Cook\nhouse: county-model\n{purpose}{text}", "utf-8")
    settings = (workspace / "jdgen.yaml").read_text("utf-8")
    (workspace / "jdgen.yaml").write_text(re.sub(r"(?ms)^required_clauses:.*?(?=^\S|\Z)", "", settings), "utf-8")
    return build(open_workspace(workspace, AS_OF), Order(positions, Wanted(("txt",), options)), out)


def only(outcome: Built) -> Diagnostic:
    (finding,) = outcome.findings
    return finding


def test_asked_for_by_name_a_specification_that_is_not_there_is_an_error(workspace: Path, tmp_path: Path) -> None:
    out, part = tmp_path / "out", Part.PERSON_SPECIFICATION
    outcome = order(workspace, out, at_trust("cook"), Options(part=part, named=frozenset({"cook"})))
    found = only(outcome)
    assert (found.code, outcome.failed, outcome.passed_over) == ("no-specification", at_trust("cook"), ())
    assert found.message == "cook says that it has no person specification."
    assert found.hint == "The whole of it is built without --part."


def test_among_many_a_role_that_says_it_has_none_is_passed_over(workspace: Path, tmp_path: Path) -> None:
    outcome = order(workspace, tmp_path / "out", at_trust("bg6", "cook"), Options(part=Part.PERSON_SPECIFICATION))
    assert (outcome.findings, outcome.failed, outcome.passed_over) == ((), (), at_trust("cook"))
    assert [path.name for path in outcome.written] == ["bg6-person-specification.txt"]


def test_a_role_that_leaves_its_specification_out_fails_among_many_too(workspace: Path, tmp_path: Path) -> None:
    outcome = order(workspace, tmp_path / "out", at_trust("bg6", "silent"), Options(part=Part.PERSON_SPECIFICATION))
    assert (only(outcome).code, outcome.failed, outcome.written) == ("missing-specification", at_trust("silent"), ())
    assert "does not say “person_specification: none”" in only(outcome).message


def test_a_description_that_is_not_there_cannot_be_built_alone(workspace: Path, tmp_path: Path) -> None:
    outcome = order(workspace, tmp_path / "out", at_trust("bare"), Options(part=Part.JOB_DESCRIPTION))
    assert (only(outcome).code, outcome.failed) == ("no-description", at_trust("bare"))
    whole = order(workspace, tmp_path / "out", at_trust("bare", "cook", "silent"))
    assert (whole.findings, len(whole.written)) == ((), 3)
