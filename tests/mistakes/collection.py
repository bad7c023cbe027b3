"""The mistakes: which file each document replaces, and what it expects.

The folders `role`, `base`, `clauses`, `workspace`, `school`, `house`, `stylesheet`, `layout`, `register` and
`consultation` hold documents with one mistake each; a folder below `together` holds several files that make one mistake
between them; `made` builds what is no text.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mistakes import made
from mistakes.expectations import expected
from mistakes.pipeline import HERE

from jdgen.diagnostics import Diagnostic

STANDS_FOR = {
    "role": "roles/post.yaml",
    "base": "roles/_shared/bases/family.yaml",
    "clauses": "roles/_shared/clauses/shared.yaml",
    "workspace": "jdgen.yaml",
    "school": "schools/oak.yaml",
    "house": "templates/plain/house.yaml",
    "stylesheet": "templates/plain/house.css",
    "layout": "templates/plain/role.html.j2",
    "register": "register/2026-09-01-post.yaml",
    "consultation": "consultation.yaml",
}


class Mistake(NamedTuple):
    """One mistake: the files it lays over the valid workspace, and the findings it announces."""

    name: str
    files: dict[str, bytes | None]
    expected: list[Diagnostic]


def mistakes() -> Iterator[Mistake]:
    """All of them, in the order of their names."""
    for folder, target in STANDS_FOR.items():
        for path in sorted((HERE / folder).iterdir()):
            content = path.read_bytes()
            announced = expected(target, content.decode("utf-8", errors="replace"))
            yield Mistake(f"{folder}/{path.name}", {target: content}, announced)
    for folder in sorted((HERE / "together").iterdir()):
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        announced = [each for path, content in files.items() for each in expected(path, content.decode())]
        yield Mistake(f"together/{folder.name}", dict(files), announced)
    for name, make in made.MISTAKES.items():
        path, content = make()
        announced = expected(path, made.expectation(make))
        yield Mistake(f"made/{name}", {path: content}, announced)
