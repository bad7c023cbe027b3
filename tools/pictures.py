"""`make pictures`: every role in every house as one small picture of its pages, in docs/looks/<house>/<role>.png.

Needs LibreOffice, pdftoppm (poppler) and montage (ImageMagick). The pictures are for people's eyes: they are looked at
when a house changes, and not compared by any test, since page breaks differ between LibreOffice versions and fonts.
"""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from programs import require

from jdgen.building.build import Order, build
from jdgen.building.planning.wanted import Options, Wanted
from jdgen.formats.pdf import PdfError
from jdgen.workspace import at_trust, open_workspace

LOOKS = Path("docs/looks")
DPI = 44
ACROSS = 4
AS_OF = date(2026, 10, 1)
"""The day of which the pictures tell: always the same, so that they change with the sources alone."""


def main() -> None:
    """Write all pictures; exits with a sentence if a program is missing."""
    require("pdftoppm", "montage")
    workspace = open_workspace(Path.cwd(), AS_OF)
    roles = workspace.select([])
    for house in workspace.house_ids:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            try:
                outcome = build(workspace, Order(at_trust(*roles), Wanted(("pdf",), Options(house))), folder)
            except PdfError as error:
                sys.exit(str(error))
            if outcome.failed:
                sys.exit(f"These roles cannot be built in {house}: {', '.join(map(str, outcome.failed))}.")
            for role in roles:
                _picture(folder / f"{role}.pdf", LOOKS / house / f"{role}.png")
        print(f"{house}: {len(roles)} pictures")


def _picture(document: Path, picture: Path) -> None:
    picture.parent.mkdir(parents=True, exist_ok=True)
    pages = document.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", str(document), str(pages)], check=True)
    images = sorted(document.parent.glob(f"{pages.name}-*.png"))
    command = [
        "montage",
        *map(str, images),
        "-tile",
        f"{min(ACROSS, len(images))}x",
        "-geometry",
        "+6+6",
        "-background",
        "#d8d8d8",
    ]
    subprocess.run([*command, "-colors", "64", "-strip", f"PNG8:{picture}"], check=True)


if __name__ == "__main__":
    main()
