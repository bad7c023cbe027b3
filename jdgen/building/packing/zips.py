"""A pack and its folders as zips, the same bytes each time: names in order, one fixed time, one compressor's level."""

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from unicodedata import normalize

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can state (APPNOTE.TXT, 4.4.6); the real one would differ each time."""
_UNIX = 3
_READABLE = 0o644 << 16
_PACKED = (".docx", ".pdf")
"""Files that are compressed themselves."""


def write_zip(target: Path, paths: Iterable[str], folder: str, read: Callable[[str], bytes]) -> None:
    """Write the zip `target` of the files at `paths`, which stand below `folder` ("" is the pack's own); `read` gives
    the bytes at a path.

    Names in it begin below the folder, since unpacking makes one of the zip's name. They are UTF-8, composed (NFC), as
    every program reads them alike. One file is held in memory at a time.
    """
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(paths):
            entry = zipfile.ZipInfo(normalize("NFC", path.removeprefix(f"{folder}/")), _EPOCH)
            # Both depend on the operating system unless set.
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            method = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, read(path), method, 6)
