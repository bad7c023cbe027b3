"""`make pictures`, for the page on governance: a page of an approved text beside one of a draft."""

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from programs import require

from jdgen.building.build import Order, build
from jdgen.building.planning.wanted import Wanted
from jdgen.formats.pdf import PdfError
from jdgen.workspace import at_trust, open_workspace

PICTURE = Path("docs/guide/pictures/governance-approved-and-draft.png")
ROLE, AS_OF = "h3", date(2026, 10, 1)
SOURCES = ("roles", "templates", "register", "jdgen.yaml")
CHANGED = ("Escort and supervise pupils", "Accompany and supervise pupils")
DPI = 60


def main() -> None:
    """Write the picture; exits with a sentence if a program is missing."""
    require("pdftoppm", "montage")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        changed = _changed(folder / "changed")
        pages = [_first_page(Path.cwd(), folder / "approved"), _first_page(changed, folder / "draft")]
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        look = ("-tile", "2x", "-geometry", "+8+8", "-background", "#d8d8d8", "-dither", "None", "-colors", "32")
        subprocess.run(["montage", *map(str, pages), *look, f"PNG8:{PICTURE}"], check=True)
    print(PICTURE)


def _changed(folder: Path) -> Path:
    """A copy of the sample workspace in which one word of the role is another."""
    for name in SOURCES:
        source = Path(name)
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    role = folder / "roles" / f"{ROLE}.yaml"
    text = role.read_text("utf-8")
    if CHANGED[0] not in text:
        sys.exit(f"{role.name} does not say “{CHANGED[0]}” any more: choose another change to show.")
    role.write_text(text.replace(*CHANGED), "utf-8")
    return folder


def _first_page(workspace: Path, out: Path) -> Path:
    """The picture of the role's first page, as LibreOffice prints it."""
    try:
        outcome = build(open_workspace(workspace, AS_OF), Order(at_trust(ROLE), Wanted(("pdf",))), out)
    except PdfError as error:
        sys.exit(str(error))
    if outcome.failed:
        sys.exit(f"{ROLE} cannot be built: {outcome.findings[0].message}")
    subprocess.run(["pdftoppm", "-png", "-r", str(DPI), "-singlefile", out / f"{ROLE}.pdf", out / "page"], check=True)
    return out / "page.png"


if __name__ == "__main__":
    main()
