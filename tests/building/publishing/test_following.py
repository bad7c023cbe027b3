"""The next manifest of a folder follows from the last one and from what was made."""

from datetime import date

from building.publishing.trying import entry, manifest_of

from jdgen import __version__
from jdgen.building.publishing.following import following, staying, with_others
from jdgen.building.publishing.manifest import Manifest, Other, Pending, Published

TODAY = date(2026, 10, 1)
LAST = manifest_of({"oak/cook.docx": b"cook", "ash/guard.docx": b"guard", "index.html": b"list"})._replace(
    jdgen=__version__, pending=(Pending("elm/gone.docx", "", "0" * 64),)
)


def document(path: str, content: bytes = b"new") -> Published:
    found = entry(path, content)
    assert isinstance(found, Published)
    return found


def other(path: str, content: bytes = b"new") -> Other:
    found = entry(path, content)
    assert isinstance(found, Other)
    return found


def next_of(*documents: Published, whole: bool = False) -> Manifest:
    return following(LAST, TODAY, {"roles/cook.yaml": "1" * 64}, documents, LAST.others, whole=whole)


def test_a_run_about_some_documents_keeps_what_was_said_of_other_sources_and_pending_files() -> None:
    made = next_of(document("oak/cook.docx"))
    assert made.inputs == {"jdgen.yaml": "0" * 64, "roles/cook.yaml": "1" * 64}
    assert made.pending == LAST.pending
    assert made.as_of == "2026-10-01"


def test_a_run_about_the_whole_folder_says_nothing_of_what_was() -> None:
    made = next_of(document("oak/cook.docx"), whole=True)
    assert made.inputs == {"roles/cook.yaml": "1" * 64}
    assert made.pending == ()


def test_a_pending_file_that_was_made_is_pending_no_more() -> None:
    assert next_of(document("elm/gone.docx")).pending == ()
    assert with_others(LAST._replace(pending=(Pending("a.csv", "", ""),)), TODAY, [other("a.csv")]).pending == ()


def test_where_nothing_else_is_to_be_said_the_last_manifest_stays_and_keeps_its_day() -> None:
    ordered = LAST._replace(documents=tuple(sorted(LAST.documents, key=lambda each: each.path)))
    again = following(ordered, TODAY, LAST.inputs, reversed(ordered.documents), LAST.others, whole=False)
    assert again is ordered


def test_files_stand_in_the_order_of_their_paths() -> None:
    made = next_of(document("oak/b.docx"), document("ash/c.docx"), document("oak/a.docx"))
    assert [each.path for each in made.documents] == ["ash/c.docx", "oak/a.docx", "oak/b.docx"]
    added = with_others(LAST, TODAY, [other("a.html"), other("index.html", b"another list")])
    assert added.others == (other("a.html"), other("index.html", b"another list"))
    assert (added.documents, added.as_of, added.inputs) == (LAST.documents, LAST.as_of, LAST.inputs)


def test_beside_nothing_files_have_a_manifest_of_the_day() -> None:
    assert with_others(None, TODAY, [other("a.html")]) == Manifest(
        __version__, "2026-10-01", {}, (), (other("a.html"),)
    )


def test_a_document_stays_that_stands_and_whose_place_none_has_taken() -> None:
    cook, guard = LAST.documents
    assert list(staying(LAST, [], lambda _: True)) == [cook, guard]
    assert list(staying(LAST, [document("oak/cook.docx")], lambda _: True)) == [guard]
    assert list(staying(LAST, [document("fir/x.docx")._replace(path="oak/cook.docx")], lambda _: True)) == [guard]
    assert list(staying(LAST, [cook._replace(path="oak/chef.docx")], lambda _: True)) == [guard]
    assert list(staying(LAST, [], lambda each: each is guard)) == [guard]
    assert list(staying(None, [], lambda _: True)) == []
