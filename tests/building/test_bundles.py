"""Several roles in one document: the county model's original is one file of three grades, and is one again."""

import re
from pathlib import Path

import pytest
from building.conftest import ROOT
from calendar_day import AS_OF
from lxml import etree
from word.ooxml import NS, paragraphs, parts, q, style, tree
from word.ooxml import text as said

from jdgen.building.build import Order, build
from jdgen.building.parts import Part
from jdgen.building.planning.bundled import BundleAt, bundles_of, judged_bundles
from jdgen.building.planning.wanted import Options, Wanted
from jdgen.building.publishing.manifest_file import manifest_in
from jdgen.building.publishing.publication import HIDDEN_MANIFEST
from jdgen.document.identity import Identity
from jdgen.formats.identifying import identify
from jdgen.workspace import at_trust, open_workspace
from jdgen.workspace.bundles import Bundle, bundle_of

GRADES = ("h2", "h3", "h4")
FORMATS = ("docx", "html", "md", "txt")
DUTIES = {"h2": 10 + 6, "h3": 7 + 10, "h4": 9 + 12}
SPECIFICATION = {"h2": 7 + 7, "h3": 7 + 8, "h4": 10 + 8}
STATEMENTS = 3


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the three grades in one document and each alone."""
    out = tmp_path_factory.mktemp("out")
    order = Order(at_trust(*GRADES), Wanted(FORMATS), (BundleAt(bundle_of(GRADES)),))
    outcome = build(open_workspace(ROOT, AS_OF), order, out)
    assert not outcome.failed and len(outcome.written) == 4 * len(FORMATS)
    return out


def in_sections(docx: bytes) -> list[list[etree._Element]]:
    """The paragraphs of each section's text, those in tables too."""
    found: list[list[etree._Element]] = [[]]
    for block in tree(docx).find("w:body", NS):
        found[-1] += block.iter(q("w:p"))
        if block.find("w:pPr/w:sectPr", NS) is not None:
            found.append([])
    return found


class TestTheCountyModelsOriginal:
    def test_all_three_grades_are_in_it_whole_and_in_order(self, original: Path) -> None:
        sections = in_sections((original / "h2+h3+h4.docx").read_bytes())
        assert len(sections) == 3
        for grade, section in zip(GRADES, sections, strict=True):
            alone = paragraphs((original / f"{grade}.docx").read_bytes())
            assert [said(each).rstrip() for each in section] == [each.rstrip() for each in alone]

    def test_each_has_as_many_duties_criteria_and_statements_as_the_original(self, original: Path) -> None:
        sections = in_sections((original / "h2+h3+h4.docx").read_bytes())
        for grade, section in zip(GRADES, sections, strict=True):
            items = [each for each in section if each.find("w:pPr/w:numPr", NS) is not None]
            in_tables = [each for each in items if next(each.iterancestors(q("w:tc")), None) is not None]
            assert (len(items) - len(in_tables), len(in_tables)) == (DUTIES[grade], SPECIFICATION[grade])
            assert [style(each) for each in section].count("Statement") == STATEMENTS

    def test_each_begins_page_one_below_a_header_and_above_a_footer_of_its_own(self, original: Path) -> None:
        docx = (original / "h2+h3+h4.docx").read_bytes()
        sections = list(tree(docx).iter(q("w:sectPr")))
        assert [each.find("w:pgNumType", NS).get(q("w:start")) for each in sections] == ["1", "1", "1"]
        names = [each.get(q("r:id")) for section in sections for each in section if "Reference" in each.tag]
        assert len(names) == len(set(names)) == 3 * 4
        footers = [part for name, part in sorted(parts(docx).items()) if name.startswith("word/footer1")]
        told = [said(etree.fromstring(footer)) for footer in footers]
        assert all(grade.upper() in words for grade, words in zip(("h3", "h4", "h2"), told, strict=True)), told

    @pytest.mark.parametrize("suffix", FORMATS)
    def test_the_file_is_known_as_all_three_and_as_unedited(self, original: Path, suffix: str) -> None:
        found = identify((original / f"h2+h3+h4.{suffix}").read_bytes(), "original")
        alone = [identify((original / f"{grade}.{suffix}").read_bytes(), grade).identities for grade in GRADES]
        assert found.identities == tuple(one for identities in alone for one in identities)
        assert found.edited is False

    def test_its_title_says_what_the_three_share_once(self, original: Path) -> None:
        core = parts((original / "h2+h3+h4.docx").read_bytes())["docProps/core.xml"].decode()
        assert "<dc:title>Teaching Assistant SEN (H2, H3, H4) – job description</dc:title>" in core

    def test_the_manifest_says_which_roles_it_holds(self, original: Path) -> None:
        manifest = manifest_in(original / HIDDEN_MANIFEST)
        assert manifest is not None
        entries = [each for each in manifest.documents if each.roles]
        assert {each.path for each in entries} == {f"h2+h3+h4.{suffix}" for suffix in FORMATS}
        assert {(each.role, each.roles, each.version, each.text.count(",")) for each in entries} == {
            ("h2+h3+h4", GRADES, "1", 2)
        }

    def test_made_again_it_is_the_same_bytes(self, original: Path, tmp_path: Path) -> None:
        bundles = (BundleAt(bundle_of(GRADES)),)
        build(open_workspace(ROOT, AS_OF), Order((), Wanted(FORMATS), bundles), tmp_path)
        for suffix in FORMATS:
            name = f"h2+h3+h4.{suffix}"
            assert (tmp_path / name).read_bytes() == (original / name).read_bytes()


def bundled(workspace: Path, lines: str) -> None:
    """Put bundles into jdgen.yaml."""
    file = workspace / "jdgen.yaml"
    file.write_text(f"{file.read_text('utf-8')}bundles:\n{lines}", "utf-8")


BOTH = "  both:\n    title: Two posts\n    house: school-form\n    roles: [bg6, h3]\n"


def test_a_bundle_of_the_workspace_has_its_title_house_and_order(workspace: Path, tmp_path: Path) -> None:
    bundled(workspace, BOTH)
    opened = open_workspace(workspace, AS_OF)
    assert bundles_of(opened) == (BundleAt(opened.bundles["both"]),)
    outcome = build(opened, Order((), Wanted(("docx",)), bundles_of(opened)), tmp_path / "out")
    assert [path.name for path in outcome.written] == ["both.docx"] and not outcome.findings
    docx = outcome.written[0].read_bytes()
    assert "<dc:title>Two posts</dc:title>" in parts(docx)["docProps/core.xml"].decode()
    assert [each.role for each in identify(docx, "both").identities] == ["bg6", "h3"]


def test_it_is_called_by_its_own_pattern(workspace: Path, tmp_path: Path) -> None:
    bundled(workspace, f'{BOTH}    filename: "{{title}} {{grade}} {{id}}"\n')
    opened = open_workspace(workspace, AS_OF)
    outcome = build(opened, Order((), Wanted(("txt",)), bundles_of(opened)), tmp_path / "out")
    assert [path.name for path in outcome.written] == ["Two posts BG6, H3 both.txt"]


def test_roles_of_different_houses_are_refused_with_who_asks_for_which(workspace: Path, tmp_path: Path) -> None:
    bundled(workspace, BOTH.replace("    house: school-form\n", ""))
    opened = open_workspace(workspace, AS_OF)
    outcome = build(opened, Order((), Wanted(("txt",)), bundles_of(opened)), tmp_path / "out")
    (finding,) = outcome.findings
    assert finding.code == "different-houses" and finding.at.file == "jdgen.yaml"
    assert "school-form for bg6 (the role); county-model for h3 (the role)" in finding.message
    assert list(judged_bundles(opened)) == [finding]
    assert outcome.failed and not (tmp_path / "out").exists()


def test_the_house_of_the_command_line_is_for_bundles_too(workspace: Path, tmp_path: Path) -> None:
    bundled(workspace, BOTH.replace("school-form", "clause-form"))
    opened = open_workspace(workspace, AS_OF)
    for house in ("", "borough-form"):
        build(opened, Order((), Wanted(("docx",), Options(house)), bundles_of(opened)), tmp_path / house)
    assert (tmp_path / "both.docx").read_bytes() != (tmp_path / "borough-form" / "both.docx").read_bytes()


def test_a_role_that_says_it_has_no_such_part_is_left_out(workspace: Path, tmp_path: Path) -> None:
    (workspace / "roles" / "cook.yaml").write_text(
        "title: Cook\npurpose: Cook.\nperson_specification: none\nhouse: school-form\n"
        "statements:\n  - use: safeguarding-commitment\n",
        "utf-8",
    )
    bundled(workspace, BOTH.replace("[bg6, h3]", "[bg6, cook, h3]"))
    opened = open_workspace(workspace, AS_OF)
    order = Order((), Wanted(("txt",), Options(part=Part.PERSON_SPECIFICATION)), bundles_of(opened))
    outcome = build(opened, order, tmp_path / "out")
    assert not outcome.findings
    (file,) = outcome.written
    assert file.name == "both-person-specification.txt"
    found = identify(file.read_bytes(), file.name).identities
    assert [(each.role, each.part) for each in found] == [
        ("bg6", "person-specification"),
        ("h3", "person-specification"),
    ]
    assert outcome.passed_over == at_trust("cook")


def test_a_role_with_an_error_leaves_no_bundle_behind(workspace: Path, tmp_path: Path) -> None:
    bundled(workspace, BOTH)
    (workspace / "roles" / "h3.yaml").write_text("titel: T\n", "utf-8")
    opened = open_workspace(workspace, AS_OF)
    kept = Order(at_trust("bg6", "h3"), Wanted(("txt",), keep_going=True), bundles_of(opened))
    outcome = build(opened, kept, tmp_path / "out")
    assert [path.name for path in outcome.written] == ["bg6.txt"]
    assert set(at_trust("h3")) <= set(outcome.failed)


def test_a_bundle_that_nobody_has_is_told(workspace: Path) -> None:
    bundled(workspace, "  both:\n    roles: [bg6, oak/cook]\n")
    (workspace / "schools" / "oak" / "roles").mkdir(parents=True)
    (workspace / "schools" / "oak.yaml").write_text("name: Oak School\nexcept_roles: bg6\n", "utf-8")
    (workspace / "schools" / "oak" / "roles" / "cook.yaml").write_text("title: Cook\npurpose: Cook.\n", "utf-8")
    opened = open_workspace(workspace, AS_OF)
    assert [(each.code, each.at.file) for each in judged_bundles(opened)] == [("bundle-nowhere", "jdgen.yaml")]


def test_at_a_school_it_stands_in_the_folder_of_the_school(workspace: Path, tmp_path: Path) -> None:
    bundled(workspace, BOTH)
    (workspace / "schools").mkdir()
    (workspace / "schools" / "oak.yaml").write_text("name: Oak School\n", "utf-8")
    opened = open_workspace(workspace, AS_OF)
    bundles = bundles_of(opened)
    assert [at.school for at in bundles] == ["", "oak"]
    outcome = build(opened, Order((), Wanted(("txt",)), bundles), tmp_path / "out")
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in outcome.written) == [
        "both.txt",
        "oak/both.txt",
    ]
    found: tuple[Identity, ...] = identify((tmp_path / "out" / "oak" / "both.txt").read_bytes(), "both").identities
    assert {each.school for each in found} == {"oak"}


def test_roles_in_folders_make_a_name_that_windows_takes() -> None:
    assert bundle_of(("sen/mentor", "sen/aide")).id == "sen-mentor+sen-aide"
    assert Bundle("both", ("a", "b")).positions("oak") == (("a", "oak"), ("b", "oak"))


def test_a_bundle_with_a_house_of_its_own_is_made_though_a_role_names_one_that_is_gone(
    workspace: Path, tmp_path: Path
) -> None:
    bundled(workspace, BOTH)
    file = workspace / "roles" / "bg6.yaml"
    file.write_text(re.sub(r"(?m)^house: .*$", "house: nowhere", file.read_text("utf-8")), "utf-8")
    opened = open_workspace(workspace, AS_OF)
    outcome = build(opened, Order((), Wanted(("txt",)), bundles_of(opened)), tmp_path / "out")
    assert [path.name for path in outcome.written] == ["both.txt"]
    assert [finding.code for finding in outcome.findings] == ["missing-house"]
