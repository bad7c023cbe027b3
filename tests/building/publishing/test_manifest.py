"""The manifest as a file: it comes back as it was written, reads well in a diff, and nothing hostile gets through."""

import json
from typing import Any

import pytest
from building.publishing.trying import FIRST, SECOND, manifest_of
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jdgen.building.publishing.manifest import MadeFrom, Manifest, Other, Pending, Published
from jdgen.building.publishing.manifest_file import manifest_bytes
from jdgen.building.publishing.manifest_reading import SUFFIXES, read_manifest
from jdgen.building.publishing.paths import same_file, unsafe
from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.schema.manifest import manifest_schema
from jdgen.workspace.fields import SCHOOL_ID

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), max_size=30)
schools = st.just("") | st.from_regex(SCHOOL_ID, fullmatch=True).filter(lambda school: not unsafe(school))
hashes = st.integers(0, 16**64 - 1).map(lambda number: f"{number:064x}")
days = st.dates().map(str)
sizes = st.integers(0, 2**40 - 1)
paths = (
    st.tuples(st.text("aéIß -(3)漢/", min_size=1, max_size=20), st.sampled_from(SUFFIXES))
    .map(".".join)
    .filter(lambda path: not unsafe(path))
)
documents = st.builds(
    Published, paths, texts, schools, texts, texts, texts, texts, texts, texts, texts, days,
    st.builds(MadeFrom, texts, texts, texts, texts, texts, texts), sizes, hashes, hashes,
    st.lists(texts, max_size=3).map(tuple),
)  # fmt: skip
others = st.builds(Other, paths, sizes, hashes, hashes)
pendings = st.builds(Pending, paths, hashes | st.just(""), hashes | st.just(""))


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    files = draw(st.lists(documents | others, max_size=4, unique_by=lambda each: same_file(each.path)))
    return Manifest(
        draw(texts),
        draw(days),
        draw(st.dictionaries(texts, hashes, max_size=3)),
        tuple(each for each in files if isinstance(each, Published)),
        tuple(each for each in files if isinstance(each, Other)),
        tuple(draw(st.lists(pendings, max_size=2, unique_by=lambda each: same_file(each.path)))),
    )


@settings(max_examples=100, deadline=None)
@given(manifests())
def test_a_manifest_comes_back_as_it_was_written(manifest: Manifest) -> None:
    assert read_manifest(manifest_bytes(manifest), "manifest.json") == manifest


@settings(max_examples=50, deadline=None)
@given(manifests())
def test_every_manifest_is_as_the_published_schema_says(manifest: Manifest) -> None:
    Draft202012Validator(manifest_schema()).validate(json.loads(manifest_bytes(manifest)))


def test_each_file_and_each_input_has_a_line_of_its_own() -> None:
    before, after = (manifest_bytes(manifest_of(files)).decode().splitlines() for files in (FIRST, SECOND))
    changed = {line.partition('"path": "')[2].partition('"')[0] for line in set(before) ^ set(after)}
    assert changed == FIRST.keys() ^ SECOND.keys() | {"index.html", "oak/cook.docx", "oak/nurse.docx"}
    assert '"jdgen.yaml": "' + "0" * 64 + '"' in before


def test_titles_are_written_as_they_are() -> None:
    manifest = manifest_of({"é.html": b""})
    assert '"path": "é.html"' in manifest_bytes(manifest).decode()


def said(content: bytes | str) -> list[Diagnostic]:
    """What is said of a file that is no manifest."""
    with pytest.raises(Rejected) as raised:
        read_manifest(content.encode() if isinstance(content, str) else content, "dist/manifest.json")
    return list(raised.value.diagnostics)


def changed(change: dict[str, Any], of: tuple[str, ...] = ()) -> str:
    """A good manifest with some keys of its top, or of what stands at `of`, set to other values; None removes one."""
    data = json.loads(manifest_bytes(manifest_of(FIRST)))
    place = data
    for key in of:
        place = place[int(key) if key.isdigit() else key]
    place |= change
    for key in [key for key, value in place.items() if value is None]:
        del place[key]
    return json.dumps(data, indent=1)


DOCUMENT = ("documents", "0")
WRONG = [
    ("", "is no manifest: expecting value"),
    ("{", "expecting property name"),
    ("[]", "does not say “schema”"),
    ('"schema"', "does not say “schema”"),
    (b"\xff\xfe", "no text that can be read as JSON"),
    ("[" * 100_000, "no text that can be read as JSON"),
    ('{"schema": ' + "1" * 5000 + "}", "no text that can be read as JSON"),
    ('{"schema": 1, "schema": 1}', "a key stands twice"),
    ("<<<<<<< ours\n{}", "the marks of a merge"),
    (changed({"schema": True}), "its schema is not number 1"),
    (changed({"schema": 2}), "was written by jdgen 0.2.0: its schema is not number 1"),
    (changed({"schema": 2, "jdgen": []}), "was written by another jdgen"),
    (changed({"documents": {}}), "“documents” is to be a list"),
    (changed({"documents": [[]]}), "stands something else"),
    (changed({"stray": 1}), "has the unknown key “stray”"),
    (changed({"pending": None}), "lacks “pending”"),
    (changed({"as_of": "2026-02-30"}), "“as_of” a day such as 2026-09-01"),
    (changed({"as_of": 5}), "“as_of” a day such as 2026-09-01"),
    (changed({"inputs": []}), "“inputs” is to say the SHA-256 of each source"),
    (changed({"inputs": {"a": "b"}}), "“inputs” is to say the SHA-256 of each source"),
    (changed({"title": 5}, DOCUMENT), "is no text"),
    (changed({"title": None}, DOCUMENT), "lacks “title”"),
    (changed({"title": "x" * 5000}, DOCUMENT), "is no text"),
    (changed({"as_of": "yesterday"}, DOCUMENT), "its “as_of” no day"),
    (changed({"roles": "h3"}, DOCUMENT), "“roles” a list"),
    (changed({"made_from": {}}, DOCUMENT), "“made_from” is to say role, school, house, standing, options, jdgen"),
    (changed({"title": "Cook\0"}, DOCUMENT), "holds a sign that cannot be printed"),
    (changed({"title": "Cook \ud800"}, DOCUMENT), "holds a sign that cannot be printed"),
    (changed({"role": "\x1b[2J"}, DOCUMENT), "holds a sign that cannot be printed"),
    (changed({"roles": ["\x1b[2J"]}, DOCUMENT), "holds a sign that cannot be printed"),
    (changed({"jdgen": "\x1b[2J"}), "“jdgen” holds a sign that cannot be printed"),
    (changed({"school": "../../oak"}, DOCUMENT), "“../../oak” can be no school's id"),
    (changed({"school": "oak/ash"}, DOCUMENT), "“oak/ash” can be no school's id"),
    (changed({"school": "con"}, DOCUMENT), "“con” can be no school's id"),
    (changed({"school": ".jdgen"}, DOCUMENT), "“.jdgen” can be no school's id"),
    (changed({"school": "x" * 300}, DOCUMENT), "can be no school's id"),
    (changed({"size": -1}, DOCUMENT), "“size” is to be the number of bytes"),
    (changed({"size": 2**40}, DOCUMENT), "“size” is to be the number of bytes"),
    (changed({"size": True}, DOCUMENT), "“size” is to be the number of bytes"),
    (changed({"sha256": "abc"}, DOCUMENT), "“sha256” and “content” are to be a SHA-256"),
    (changed({"sha256": ""}, DOCUMENT), "“sha256” and “content” are to be a SHA-256"),
    (changed({"path": "../cook.docx"}, DOCUMENT), "“../cook.docx” is no path below its folder: it leads out"),
    (changed({"path": "/etc/cook.docx"}, DOCUMENT), "it does not begin in the output folder"),
    (changed({"path": "C:\\cook.docx"}, DOCUMENT), "it does not begin in the output folder"),
    (changed({"path": ".git/cook.docx"}, DOCUMENT), "“.git” begins with a dot"),
    (changed({"path": "oak/\x1b[2J.docx"}, DOCUMENT), "“oak/?[2J.docx” is no path"),
    (changed({"path": "roles/h3.yaml"}, DOCUMENT), "“roles/h3.yaml” is no file that jdgen makes"),
    (changed({"path": 7}, DOCUMENT), "is no text"),
    (changed({"path": "OAK/nurse.docx"}, DOCUMENT), "“oak/nurse.docx” stands there twice"),
    (changed({"path": []}, ("others", "0")), "are to be texts"),
    (changed({"stray": 1}, ("others", "0")), "has the unknown key “stray”"),
    (changed({"pending": [{"path": "a.docx", "before": "x", "after": ""}]}), "“before” and “after”"),
    (changed({"pending": [{"path": "../a.docx", "before": "", "after": ""}]}), "it leads out"),
    (changed({"pending": [{"path": "a.docx"}]}), "lacks “after”"),
]


@pytest.mark.parametrize(("content", "message"), WRONG, ids=[message[:60] for _, message in WRONG])
def test_what_is_no_manifest_is_told_with_its_place_and_what_to_do(content: bytes | str, message: str) -> None:
    (finding,) = said(content)
    assert message in finding.message
    assert (finding.at.file, finding.code) == (
        "dist/manifest.json", "manifest-schema" if "its schema" in message or "another jdgen" in message
        else "manifest-broken",
    )  # fmt: skip
    assert finding.hint.startswith(("Take the file from the last commit", "Install the jdgen that wrote it"))
    assert finding.message.isprintable()


def test_a_complaint_names_the_line_of_the_file_that_it_is_about() -> None:
    content = changed({"path": "oak/../cook.docx"}, ("documents", "3"))
    (finding,) = said(content)
    assert "oak/../cook.docx" in content.splitlines()[finding.at.line - 1]


def test_a_manifest_that_is_too_large_is_not_read() -> None:
    (finding,) = said(b" " * (128 * 1024 * 1024 + 1))
    assert "is larger than any manifest" in finding.message


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_value_put_in_place_of_a_good_one_gets_through_unjudged(data: st.DataObject) -> None:
    """It is either told in sentences, or it is one that the schema allows too."""
    manifest = json.loads(manifest_bytes(manifest_of(FIRST)))
    place: Any = manifest
    while True:
        key = data.draw(st.sampled_from([*place] if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(json_values)
    try:
        read_manifest(json.dumps(manifest).encode(), "manifest.json")
    except Rejected as rejected:
        assert all(each.message and each.hint for each in rejected.diagnostics)
        return
    assert Draft202012Validator(manifest_schema()).is_valid(manifest)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    assert said(content)[0].code in ("manifest-broken", "manifest-schema")
