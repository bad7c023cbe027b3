"""PDFs of many Word files: each worker's LibreOffice, its end, and fonts that are not on this machine."""

import threading
from pathlib import Path
from typing import ClassVar

import pytest
from calendar_day import AS_OF

from jdgen.building.making import pdfs
from jdgen.formats import fonts
from jdgen.workspace import open_workspace

ROOT = Path(__file__).parents[2]


class Played:
    """A converter that notes what it is asked, and waits until it is stopped where it `hangs`."""

    made: ClassVar["list[Played]"] = []
    hangs = False

    def __init__(self, soffice: Path) -> None:
        self.turns: list[int] = []
        self.stopped = threading.Event()
        self.left = False
        Played.made.append(self)

    def __enter__(self) -> "Played":
        return self

    def __exit__(self, *_: object) -> None:
        self.left = True

    def convert(self, sources: list[Path]) -> tuple[Path, ...]:
        self.turns.append(len(sources))
        if self.hangs and len(self.turns) > 1:
            assert self.stopped.wait(30)
        return tuple(sources)

    def stop(self) -> None:
        self.stopped.set()


@pytest.fixture(autouse=True)
def played(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "Converter", Played)
    monkeypatch.setattr(Played, "made", [])


def sources(number: int) -> list[Path]:
    return [Path(f"{each}.docx") for each in range(number)]


def test_each_worker_has_one_profile_for_all_its_turns() -> None:
    assert sum(pdfs.convert(Path("soffice"), sources(2 * pdfs.A_TURN + 31), 2)) == 2 * pdfs.A_TURN + 31
    assert sorted(each.turns for each in Played.made) == [[50, 15], [50, 16]]
    assert all(each.left for each in Played.made)


def test_there_are_no_more_profiles_than_files() -> None:
    assert list(pdfs.convert(Path("soffice"), sources(1), 4)) == [1]
    assert len(Played.made) == 1


def test_who_is_interrupted_leaves_no_libreoffice_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Played, "hangs", True)
    running = pdfs.convert(Path("soffice"), sources(3 * pdfs.A_TURN), 1)
    assert next(running) == pdfs.A_TURN
    with pytest.raises(KeyboardInterrupt):
        running.throw(KeyboardInterrupt)  # type: ignore[attr-defined]
    assert all(each.stopped.is_set() and each.left for each in Played.made)


def test_a_font_that_is_not_here_is_told_once_a_house_with_what_is_printed_instead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "missing_fonts", lambda names: {name: "Tinos" for name in names if name == "Arial"})
    found = list(pdfs.missing_fonts(open_workspace(ROOT, AS_OF), ["school-form", "school-form", "county-model"]))
    assert [(each.code, each.at.file, each.message) for each in found] == [
        ("missing-font", f"templates/{house}/letterhead.docx",
         "Arial is not on this computer: Tinos is printed in its place, so lines may end elsewhere.")
        for house in ("county-model", "school-form")
    ]  # fmt: skip
