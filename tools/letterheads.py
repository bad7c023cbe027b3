"""Write letterhead.docx, logo.png and house.css of the five houses from their designs: `make letterheads`.

Usage: python tools/letterheads.py [FOLDER]    (FOLDER: where the houses stand, `templates` if not given)
"""

import sys
from pathlib import Path

from designs import HOUSES, House

from jdgen.formats.word.starter.design import Logo
from jdgen.formats.word.starter.letterhead import letterhead
from jdgen.house.starter.logo import draw
from jdgen.house.starter.stylesheet import stylesheet


def files(house: House) -> dict[str, bytes]:
    """The files of a house that are made from its design, by name."""
    picture = draw(house.mark)
    design = house.look(Logo(picture, house.alt, house.height))
    return {
        "logo.png": picture,
        "letterhead.docx": letterhead(design),
        "house.css": stylesheet(design).encode(),
    }


def main(folder: Path) -> None:
    """Write the files of every house into `folder`."""
    for name, house in HOUSES.items():
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        for file, content in files(house).items():
            (target / file).write_bytes(content)
            print(target / file)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "templates"))
