"""Files say who they are, whatever they are called, and give every change of their words away."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from documents import LAW, SAMPLE, documents
from formats.identified import BODY, IDENTITY, WRITERS, as_made, asked, edited, sample, with_identity, with_words
from hypothesis import given, settings
from word.letterhead_files import letterhead, with_part, zipped

from jdgen.document.tree import Document
from jdgen.formats.identifying import LARGEST_FILE, Found, Kind, Unreadable

KINDS = {"docx": Kind.WORD, "html": Kind.PAGE, "md": Kind.TEXT, "txt": Kind.TEXT}


@pytest.mark.parametrize("suffix", WRITERS)
class TestEveryFormat:
    @settings(LAW, max_examples=40)
    @given(document=documents())
    def test_every_document_is_known_again_and_unedited(self, suffix: str, document: Document) -> None:
        assert asked(WRITERS[suffix](with_identity(document))) == as_made(KINDS[suffix])

    def test_without_an_identity_a_file_says_nothing(self, suffix: str) -> None:
        content = WRITERS[suffix](SAMPLE)
        assert asked(content) == Found(KINDS[suffix])
        assert b"jdgen/1" not in content and b"jdgen-role" not in content

    def test_one_changed_word_is_seen(self, suffix: str) -> None:
        content = sample(suffix)
        if suffix == "docx":
            changed = with_words(content, "Hold a first aid", "Have a first aid")
        else:
            assert content.count(b"Hold a first aid") == 1
            changed = content.replace(b"Hold a first aid", b"Have a first aid")
        assert asked(changed) == edited(KINDS[suffix])

    def test_a_file_cut_short_is_never_called_unedited(self, suffix: str) -> None:
        content = sample(suffix)
        for length in range(0, len(content) - 40, max(1, len(content) // 60)):
            try:
                found = asked(content[:length])
            except Unreadable:
                continue
            assert found.edited is not False, length

    def test_the_same_document_for_another_day_is_another_file(self, suffix: str) -> None:
        later = replace(IDENTITY, as_of="2027-01-01")
        assert asked(WRITERS[suffix](with_identity(SAMPLE, later))).identities == (later,)


def test_a_page_says_who_it_is_in_meta_elements_and_one_keyword() -> None:
    page = sample("html").decode()
    assert '<meta name="jdgen-role" content="sen/men_tor">' in page
    assert '<meta name="jdgen-version" content="draft-after-4">' in page
    lost = page.replace("jdgen/1/", "lost/")
    assert lost != page and asked(lost.encode()) == as_made(Kind.PAGE)


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_the_last_line_tells_people_and_programs(suffix: str) -> None:
    *_, rest, blank, last = sample(suffix).decode().splitlines()
    assert rest and not blank
    told, _, token = last.rpartition(" · ")
    assert told.replace("\\", "") == (
        "sen/men_tor · person specification · oak · draft after version 4 · as of 1 September 2026"
    )
    assert token.strip("`").startswith("jdgen/1/role=sen%2Fmen_tor/")


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_text_may_be_saved_by_any_editor(suffix: str) -> None:
    text = sample(suffix).decode()
    for saved in (text.replace("\n", "\r\n").encode("utf-8-sig"), text.encode("utf-16"), text.rstrip().encode()):
        assert asked(saved) == as_made(Kind.TEXT)
    assert asked(text.encode() + b"\nOne more duty.\n") == edited(Kind.TEXT)


def test_a_page_saved_by_a_browser_is_unedited() -> None:
    page = sample("html").decode()
    saved = "<!-- saved from url=(0014)about:internet -->\r\n" + page.replace("\n", "\r\n").replace("<br>", "<br />")
    assert asked(saved.encode("utf-8-sig")) == as_made(Kind.PAGE)
    script = page.replace("</article>", "<script>document.title = 'a'</script><!-- note --></article>")
    assert asked(script.encode()) == as_made(Kind.PAGE)


@pytest.mark.parametrize("place", ["<main>", "</article>", "</main>"])
@pytest.mark.parametrize("added", ["<p>One more duty.</p>", "One more duty.", "<article>One more duty.</article>"])
def test_words_beside_the_article_of_a_page_are_an_edit(place: str, added: str) -> None:
    page = sample("html").decode()
    assert place in page
    assert asked(page.replace(place, f"{place}\n{added}").encode()) == edited(Kind.PAGE)


def test_a_page_without_its_article_is_known_but_not_compared() -> None:
    page = sample("html").decode().replace("<article>", "<div>").replace("</article>", "</div>")
    assert asked(page.encode()) == Found(Kind.PAGE, (IDENTITY,), edited=None)


ZIP_BOMB = zipped({"word/document.xml": b"<a>" + b" " * 40_000_000, "_rels/.rels": b"<a/>"})
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (ZIP_BOMB, "a file holds|is larger than"),
        (with_part(sample("docx"), BODY, LAUGHS), "document type or entities"),
        (with_part(sample("docx"), BODY, b"<w:document"), "not well-formed"),
        (with_part(sample("docx"), "docProps/core.xml", LAUGHS), "document type or entities"),
        (with_part(sample("docx"), "_rels/.rels", b"<<"), "not well-formed"),
        (b"PK\x03\x04" + b"\0" * 200, "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, r"Word 97-2003 document \(\.doc\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"%PDF-1.7\nno more", "is damaged"),
        (b"%PDF-1.7\n" + b"[" * 100_000 + b"\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF", "is damaged"),
        (b"%PDF-1.7" + b"\0" * LARGEST_FILE, "larger than 32 MB"),
    ],
    ids=["zip bomb", "entities", "cut body", "entities in properties", "bad relationships", "no zip", "doc",
         "encrypted", "cut pdf", "nested pdf", "large"],
)  # fmt: skip
def test_hostile_and_broken_files_are_refused_with_their_reason(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        asked(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Just a note.\n",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"<!doctype html><title>A page</title>",
        b"<html>" * 5000,
        b"<html><meta name=keywords content='jdgen/1/role=a/school=/part=all/version=0'>",
        b"jdgen/1/" * 50_000,
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        zipped({"_rels/.rels": b'<R><Relationship Type="x/officeDocument" Target="../../etc/passwd"/></R>'}),
        letterhead(),
    ],
    ids=range(10),
)  # fmt: skip
def test_a_file_of_somebody_else_says_nothing(content: bytes) -> None:
    found = asked(content)
    assert not found.identities and found.edited is None


def test_a_zip_is_no_word_file_by_its_beginning() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("notes.txt", "jdgen/1/")
    assert asked(stream.getvalue()) == Found(Kind.OTHER)
