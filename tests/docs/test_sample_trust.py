"""The sample trust in examples/trust: without a finding, and every school's documents are its own."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from calendar_day import AS_OF
from docs.pages import ROOT
from docs.scratch import jdgen

from jdgen.workspace import open_workspace

TRUST = ROOT / "examples/trust"
SCHOOLS = {"alder": "Alder Primary School", "birch": "Birch Primary School", "willow": "Willow Academy"}
SITE, SITES_NAME = "river-primaries", "Alder Primary School and Birch Primary School"
"""Alder and Birch together."""
LOGOS = {school: (TRUST / f"schools/logos/{school}.png").read_bytes() for school in SCHOOLS}


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample trust, with its pack in dist/."""
    folder = tmp_path_factory.mktemp("sample") / "trust"
    shutil.copytree(TRUST, folder, ignore=shutil.ignore_patterns("build", "dist"))
    answer = jdgen(folder, "pack", "-f", "docx,html", "--as-of", "2026-09-01")
    assert answer.code == 0, answer.text
    return folder


def documents(trust: Path, school: str, suffix: str) -> dict[str, Path]:
    return {path.name: path for path in (trust / "dist" / school).glob(f"*.{suffix}")}


def words(file: Path) -> str:
    """All text of a Word file, headers and footers included."""
    with zipfile.ZipFile(file) as package:
        parts = [name for name in package.namelist() if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)]
        return "".join(re.sub("<[^>]+>", "", package.read(name).decode()) for name in parts)


def pictures(file: Path) -> Iterator[tuple[str, bytes]]:
    """The alternative texts of a Word file's pictures, and the pictures."""
    with zipfile.ZipFile(file) as package:
        xml = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
        alts = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', xml)
        media = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    yield from ((alt, content) for alt in alts for content in media)


def test_the_sample_trust_has_three_schools_two_houses_and_no_finding(trust: Path) -> None:
    workspace = open_workspace(trust, AS_OF)
    assert {id: workspace.site_of(id)["school.name"] for id in workspace.schools} == {**SCHOOLS, SITE: SITES_NAME}
    houses = {workspace.house_choice(workspace.role(role, school), school).id for role, school in workspace.positions}
    assert houses == {path.name for path in (TRUST / "templates").iterdir()} and len(houses) == 2
    answer = jdgen(trust, "check", "--strict", "--as-of", "2026-09-01")
    assert (answer.text, answer.code) == ("7 roles and 2 houses checked: no problems found.\n", 0)


def test_every_role_of_every_school_is_a_document_of_its_folder(trust: Path) -> None:
    workspace = open_workspace(trust, AS_OF)
    for school in workspace.schools:
        titles = {workspace.resolved(role, school).title.plain for role, _ in workspace.positions_at(school)}
        for suffix in ("docx", "html"):
            made = {name.partition(" (")[0] for name in documents(trust, school, suffix)}
            assert made - titles <= {"Classroom support posts"}  # a bundle
            assert titles <= made
    assert set(documents(trust, "", "docx")) == {"index.docx"}


@pytest.mark.parametrize("school", [*SCHOOLS, SITE])
def test_a_documents_school_is_named_in_it_and_no_other_is(school: str, trust: Path) -> None:
    own = {SITE: set(SCHOOLS.values()) - {"Willow Academy"}}.get(school) or {SCHOOLS[school]}
    for name, file in documents(trust, school, "docx").items():
        assert {other for other in SCHOOLS.values() if other in words(file)} == own, name
    for name, file in documents(trust, school, "html").items():
        assert {other for other in SCHOOLS.values() if other in file.read_text("utf-8")} == own, name


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_letterhead_bears_the_logo_of_its_school_with_its_own_words(school: str, trust: Path) -> None:
    for name, file in documents(trust, school, "docx").items():
        assert (SCHOOLS[school], LOGOS[school]) in set(pictures(file)), name
        held = {content for _, content in pictures(file)}
        assert not held & {logo for other, logo in LOGOS.items() if other != school}, name


def test_what_a_school_words_otherwise_stands_in_its_document_alone(trust: Path) -> None:
    with_it = {school for school in SCHOOLS for file in documents(trust, school, "docx").values()
               if "between the two sittings" in words(file)}  # fmt: skip
    assert with_it == {"birch"}
    readers = {school for school in SCHOOLS if "reading group for pupils in Years 7 and 8" in "".join(
        words(file) for file in documents(trust, school, "docx").values())}  # fmt: skip
    assert readers == {"willow"}


def test_its_readmes_commands_are_jdgens_and_its_table_names_what_is_there(trust: Path) -> None:
    text = (TRUST / "README.md").read_text("utf-8")
    for line in re.findall(r"^    jdgen (.+)$", text, re.MULTILINE):
        answer = jdgen(trust, *line.split())
        assert answer.code == 0, answer.text
    for cell in re.findall(r"^\| (`.+?) \|", text, re.MULTILINE):
        folder = Path()
        for path in re.findall("`([^`]+)`", cell):
            folder = folder if "/" not in path else Path(path).parent
            assert (TRUST / path).exists() or (TRUST / folder / path).exists(), path
