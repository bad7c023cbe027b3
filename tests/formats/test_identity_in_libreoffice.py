"""LibreOffice saves a file again, by way of its own format too, and makes a PDF: the file is still known."""

import subprocess
from pathlib import Path

import pytest
from calendar_day import AS_OF
from formats.identified import sample, with_words
from word.libreoffice import SOFFICE, needs_libreoffice

from jdgen.building.making.maker import Maker
from jdgen.document.identity import Identity
from jdgen.formats import pdf
from jdgen.formats.identifying import Kind, identify
from jdgen.workspace import at_trust, open_workspace

ROOT = Path(__file__).parents[2]


def converted(folder: Path, name: str, suffix: str) -> Path:
    """The folder `name` beside `folder` with all its files converted, in one call."""
    made = folder.parent / name
    # A profile of its own: two runs on one profile get in each other's way.
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", str(made)]
    subprocess.run([*command, *map(str, sorted(folder.iterdir()))], check=True, capture_output=True, timeout=300)
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word files of all sample roles, and of the document that has every kind of block."""
    folder = tmp_path_factory.mktemp("identity") / "built"
    folder.mkdir()
    workspace = open_workspace(ROOT, AS_OF)
    roles = workspace.select(())
    maker = Maker(workspace)
    for position in at_trust(*roles):
        for suffix, content in maker.outputs(position):
            (folder / f"{position.role}.{suffix}").write_bytes(content)
    assert not maker.failed
    (folder / "sample.docx").write_bytes(sample("docx"))
    return folder


@pytest.fixture(scope="module")
def saved_again(built: Path) -> Path:
    return converted(built, "saved", "docx")


def identities(folder: Path) -> dict[str, tuple[Identity, ...]]:
    return {path.stem: identify(path.read_bytes(), path.name).identities for path in sorted(folder.iterdir())}


def states(folder: Path) -> dict[str, bool | None]:
    return {path.stem: identify(path.read_bytes(), path.name).edited for path in sorted(folder.iterdir())}


@needs_libreoffice
class TestLibreOffice:
    def test_the_files_say_who_they_are_to_begin_with(self, built: Path) -> None:
        known = identities(built)
        assert len(known) > 6 and all(len(said) == 1 for said in known.values())
        assert all(role in (said[0].role, "sample") for role, said in known.items())

    def test_a_word_file_saved_again_is_known_and_unedited(self, built: Path, saved_again: Path) -> None:
        assert identities(saved_again) == identities(built)
        assert states(saved_again) == dict.fromkeys(states(built), False)

    def test_one_word_changed_behind_it_is_seen(self, saved_again: Path) -> None:
        content = (saved_again / "sample.docx").read_bytes()
        changed = with_words(content, "Hold a first aid", "Have a first aid")
        assert identify(changed, "sample.docx").edited is True

    def test_by_way_of_its_own_format_it_is_known_and_unedited(self, built: Path) -> None:
        back = converted(converted(built, "in odt", "odt"), "from odt", "docx")
        assert identities(back) == identities(built)
        assert states(back) == dict.fromkeys(states(built), False)

    def test_a_pdf_is_known_and_its_text_not_compared(self, built: Path, tmp_path: Path) -> None:
        files = sorted(built.iterdir())
        with pdf.Converter(pdf.find_soffice()) as converter:
            converter.convert(files, tmp_path / "out")
        assert identities(tmp_path / "out") == identities(built)
        found = [identify(path.read_bytes(), "a file") for path in (tmp_path / "out").iterdir()]
        assert {(each.kind, each.edited) for each in found} == {(Kind.PDF, None)}
