"""The programs that the makers of pictures call."""

import shutil
import sys

_COME_WITH = {"soffice": "LibreOffice", "pdftoppm": "poppler", "montage": "ImageMagick", "chromium": "Chromium"}


def require(*programs: str) -> None:
    """Exits with a sentence unless all `programs` are on this machine."""
    if missing := [f"{name} ({_COME_WITH[name]})" for name in programs if shutil.which(name) is None]:
        sys.exit(f"The pictures need {', '.join(programs)}; missing: {', '.join(missing)}.")
