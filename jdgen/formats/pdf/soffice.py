"""Where LibreOffice is, and how to get it."""

import shutil
import sys
from pathlib import Path

from jdgen.formats.pdf.failures import LibreOfficeMissing

USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
)
"""Where its installers put it; The Document Foundation's own packages for Linux, with the version in the name."""

_INSTALL = {
    "darwin": "Install it with “brew install --cask libreoffice” or from https://www.libreoffice.org",
    "win32": "Install it with “winget install TheDocumentFoundation.LibreOffice” or from https://www.libreoffice.org",
    "linux": "Install it with “apt install libreoffice-writer” (Debian, Ubuntu) or your system's package manager",
}


def find_soffice() -> Path:
    """LibreOffice's program: the first on PATH, or else where it usually is. Raises `LibreOfficeMissing`.

    Whoever has several puts the folder of the one that is meant in front of PATH.
    """
    on_path = (shutil.which(name) for name in ("soffice", "libreoffice"))
    found = [path for path in (*(Path(name) for name in on_path if name), *_usual()) if path.is_file()]
    usable = [path for path in found if not _is_confined(path)]
    if usable:
        return usable[0]
    if found:
        raise LibreOfficeMissing(
            f"The LibreOffice at {found[0]} comes from the Snap store, which keeps it from the files that jdgen hands "
            f"to it. {install_hint()}."
        )
    raise LibreOfficeMissing(
        f"PDF files are made by LibreOffice, which is not installed here. {install_hint()}. "
        "If it is installed, add its folder to PATH."
    )


def install_hint(system: str = sys.platform) -> str:
    """What to do to have LibreOffice on `system` (as `sys.platform` names it), without a full stop."""
    return _INSTALL.get(system, _INSTALL["linux"])


def _usual() -> list[Path]:
    """Newest version first where a name has one."""
    places = (Path(place) for place in USUAL_PLACES)
    return [found for place in places for found in sorted(_matching(place), reverse=True)]


def _matching(place: Path) -> list[Path]:
    if "*" not in str(place):
        return [place]
    root = Path(place.anchor)
    return list(root.glob(str(place.relative_to(root))))


def _is_confined(program: Path) -> bool:
    """A snap has a /tmp of its own and sees no other program's."""
    return program.is_relative_to("/snap")
