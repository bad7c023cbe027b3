"""The manifest as a file: JSON that says the same in the same bytes, one file of the folder a line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from jdgen.building.publishing.manifest import SCHEMA_VERSION, Manifest, Published
from jdgen.building.publishing.manifest_reading import LARGEST_MANIFEST, read_manifest


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as its file: UTF-8, each input and each file of the folder on a line of its own."""
    return b"".join(manifest_lines(manifest))


def manifest_lines(manifest: Manifest) -> Iterator[bytes]:
    """The same line by line."""
    values: dict[str, Iterable[str]] = {
        "schema": [json.dumps(SCHEMA_VERSION)],
        "jdgen": [_json(manifest.jdgen)],
        "as_of": [_json(manifest.as_of)],
        "inputs": _block("{}", (f"{_json(path)}: {_json(manifest.inputs[path])}" for path in sorted(manifest.inputs))),
        "documents": _block("[]", (_json(_document_data(each)) for each in manifest.documents)),
        "others": _block("[]", (_json(each._asdict()) for each in manifest.others)),
        "pending": _block("[]", (_json(each._asdict()) for each in manifest.pending)),
    }
    before = "{\n"
    for key, lines in values.items():
        yield f'{before}"{key}": '.encode()
        yield from (line.encode() for line in lines)
        before = ",\n"
    yield b"\n}\n"


_json = json.JSONEncoder(ensure_ascii=False).encode


def _block(brackets: str, lines: Iterable[str]) -> Iterator[str]:
    before = start = f"{brackets[0]}\n"
    for line in lines:
        yield f"{before}{line}"
        before = ",\n"
    yield brackets if before == start else f"\n{brackets[1]}"


def _document_data(document: Published) -> dict[str, object]:
    data = document._asdict() | {"made_from": document.made_from._asdict()}
    if not document.roles:
        del data["roles"]
    return data


def manifest_in(file: Path) -> Manifest | None:
    """The manifest on the disk at `file`; None if nothing is there. Raises as `read_manifest`, and `OSError`."""
    try:
        with file.open("rb") as stream:
            return read_manifest(stream.read(LARGEST_MANIFEST + 1), file.as_posix())
    except FileNotFoundError:
        return None
