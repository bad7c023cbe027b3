"""A small output folder that is published twice, and what must be true of it at every moment."""

import os
import shutil
from hashlib import sha256
from pathlib import Path

from jdgen.building.publishing.manifest import MadeFrom, Manifest, Other, Published, content_of
from jdgen.building.publishing.manifest_file import manifest_in
from jdgen.building.publishing.publication import MANIFEST, Outcome, Publication

Files = dict[str, bytes]
FINDING_TESTS = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, Path(__file__).parents[2:4]))}
"""The environment of a program that is to import these tests, and jdgen."""

FIRST: Files = {
    "index.html": b"one list" * 50,
    "oak/cook.docx": b"cook one" * 50,
    "oak/nurse.docx": b"nurse one" * 50,
    "oak/same.docx": b"same" * 50,
    "ash/guard.docx": b"guard one" * 50,
    "ash/old.docx": b"old" * 50,
    "elm/gone.docx": b"gone" * 50,
}
SECOND: Files = {
    "index.html": b"two lists" * 50,
    "oak/cook.docx": b"cook two" * 50,
    "oak/nurse.docx": b"nurse two" * 50,
    "oak/same.docx": b"same" * 50,
    "oak/new.docx": b"new" * 50,
    "fir/strange.docx": b"strange two" * 50,
}
"""Against the first: some files replaced, one the same, two new, three of no document any more."""
BY_HAND: Files = {
    "oak/nurse.docx": b"nurse, as the head wants it",
    "ash/old.docx": b"old, with a note",
    "fir/strange.docx": b"nobody knows",
}
"""What people did in between: one file edited that is replaced, one that is removed, one put where a new one comes."""
ASIDE = {"oak/nurse (edited).docx": BY_HAND["oak/nurse.docx"], "fir/strange (edited).docx": BY_HAND["fir/strange.docx"]}


def entry(path: str, content: bytes) -> Published | Other:
    """What a manifest says of a file."""
    facts = (len(content), sha256(content).hexdigest(), content_of(path, content))
    if not path.endswith(".docx"):
        return Other(path, *facts)
    school, _, role = path.removesuffix(".docx").rpartition("/")
    made_from = MadeFrom("a", "b", "c", "d", "e", "f")
    return Published(path, role, school, "docx", "all", role.title(), "H3", "4", "in force", "0" * 16, "2026-09-01",
                     made_from, *facts)  # fmt: skip


def manifest_of(files: Files) -> Manifest:
    """The manifest of a folder that holds `files`."""
    entries = [entry(path, content) for path, content in files.items()]
    documents = tuple(each for each in entries if isinstance(each, Published))
    others = tuple(each for each in entries if isinstance(each, Other))
    return Manifest("0.2.0", "2026-09-01", {"jdgen.yaml": "0" * 64}, documents, others)


def publish(out: Path, files: Files) -> Outcome:
    """Make the folder hold `files`, as a run does: what stands there already is not staged."""
    with Publication(out) as publication:
        for path, content in files.items():
            if not publication.stands(entry(path, content)):
                publication.stage(path, content)
        return publication.publish(manifest_of(files))


def lived_in(out: Path) -> Path:
    """Publish the first files in `out`, then do by hand what people do; gives `out`."""
    publish(out, FIRST)
    for path, content in BY_HAND.items():
        (out / path).parent.mkdir(exist_ok=True)
        (out / path).write_bytes(content)
    return out


def held(out: Path) -> Files:
    """All files of the folder by their paths."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def what_is_wrong(out: Path) -> list[str]:
    """All that must not be found in a folder between the first run and the second, whenever one looks."""
    found = {path: content for path, content in held(out).items() if not path.startswith(".jdgen/")}
    wrong = []
    for path, content in found.items():
        good = (FIRST.get(path), SECOND.get(path), BY_HAND.get(path), ASIDE.get(path))
        if path != MANIFEST and content not in good:
            wrong.append(f"{path} is neither the old nor the new file")
    wrong += [f"{path}: what somebody wrote is lost" for path, mine in BY_HAND.items() if mine not in found.values()]
    manifest = manifest_in(out / MANIFEST)
    if manifest is None:
        return [*wrong, "the manifest is gone"]
    for claimed in manifest.files:
        if sha256(found.get(claimed.path, b"")).hexdigest() != claimed.sha256 and claimed.path not in BY_HAND:
            wrong.append(f"the manifest claims {claimed.path}, which is not there as it says")
    return wrong


def finished(folder: Path) -> Files:
    """What the second run leaves when nobody disturbs it."""
    out = lived_in(folder / "undisturbed")
    publish(out, SECOND)
    files = held(out)
    shutil.rmtree(out)
    return files
