"""Files that are made from others and kept in the repository: are they what their makers would write today?

`python tools/generated.py --check` says which are stale and exits 1; without --check it writes them.
"""

import io
import sys
import zipfile
import zlib
from pathlib import Path

import letterheads
from designs import HOUSES

from jdgen.commands.init import offered_files
from jdgen.schema.files import schema_files

WORKSPACES = (".", "examples/trust")


def wanted() -> dict[Path, bytes]:
    """Every generated file and its content."""
    files = {Path(folder, path): content for folder in WORKSPACES for path, content in schema_files().items()}
    files |= {Path(path): content for path, content in offered_files().items()}
    for name, house in HOUSES.items():
        files |= {Path("templates", name, file): content for file, content in letterheads.files(house).items()}
    return files


def substance(path: str, content: bytes) -> object:
    """What must be equal: compressed files may differ by machine, since zlib builds pack differently."""
    if path.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {name: substance(name, package.read(name)) for name in package.namelist()}
    if path.endswith(".png"):
        start = content.index(b"IDAT")
        length = int.from_bytes(content[start - 4 : start], "big")
        return content[: start - 4], zlib.decompress(content[start + 4 : start + 4 + length])
    return content


def is_stale(path: Path, content: bytes) -> bool:
    """Whether the file at `path` is missing or differs from `content` in substance."""
    return not path.is_file() or substance(path.name, path.read_bytes()) != substance(path.name, content)


def main() -> None:
    """Check or write."""
    stale = {path: content for path, content in wanted().items() if is_stale(path, content)}
    if not stale:
        print("Generated files are up to date.")
    elif "--check" in sys.argv[1:]:
        sys.exit("\n  ".join(["Stale; run “python tools/generated.py” and commit:", *map(str, stale)]))
    for path, content in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"written: {path}")


if __name__ == "__main__":
    main()
