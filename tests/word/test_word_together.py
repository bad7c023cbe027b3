"""Several documents in one Word file: sections with headers, footers and page numbers of their own."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from documents import LAW, SAMPLE, documents, listed, section, text
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word.letterhead_files import TEXT_BOX, header_part, letterhead, prepared, runs, with_header, with_part
from word.libreoffice import needs_libreoffice, printed
from word.ooxml import NS, paragraphs, parts, q, tree
from word.ooxml import text as said
from word.test_word_validators import assert_valid

from jdgen.diagnostics import Location
from jdgen.document.identity import Identity
from jdgen.document.labels import printed_labels
from jdgen.document.together import joint_meta
from jdgen.document.tree import Block, Document, Heading, HeadingNumber, ListFormat, Meta, Origin, Paragraph, Run
from jdgen.formats.content import content_hash
from jdgen.formats.identifying import identify
from jdgen.formats.word import Letterhead, write, write_together
from jdgen.formats.word.body.draft import bookmark_name

PLAIN = prepared()
BOXED = prepared(with_header(TEXT_BOX.format(content=runs("{{ role", ".title }}")) + runs("{{ school.name }}")))
COUNTS = {
    "simple": "<w:fldSimple w:instr=' NUMPAGES \\* Arabic '><w:r><w:rPr><w:b/></w:rPr><w:t>7</w:t></w:r></w:fldSimple>",
    "complex": "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> NUMPAGES </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    "split": "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> NUM</w:instrText></w:r><w:r>"
    "<w:instrText>PAGES </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
    "in a formula": "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> = </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>numpages</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:instrText>+ 0 </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
}


def role(title: str, *blocks: Block, language: str = "en-GB", **values: str) -> Document:
    """A short document whose values say its title."""
    named = {"role.title": title} | {name.replace("_", "."): value for name, value in values.items()}
    meta = Meta(title, language=language, values=tuple(named.items()))
    return Document(meta, (Heading(1, text(title)), *(blocks or (Paragraph(text(f"About the {title}.")),))))


def together(*some: Document, on: Letterhead = PLAIN, title: str = "Posts") -> bytes:
    return write_together(some, joint_meta(title, some), on)


def sections(docx: bytes) -> list[etree._Element]:
    return list(tree(docx).iter(q("w:sectPr")))


def running(docx: bytes) -> list[dict[str, str]]:
    """What each section's headers and footers say, by their names in it (`header default`)."""
    targets = {each.get("Id"): each.get("Target") for each in tree(docx, "word/_rels/document.xml.rels")}
    content = parts(docx)
    found = []
    for each in sections(docx):
        references = each.xpath("w:headerReference | w:footerReference", namespaces=NS)
        names = {
            f"{etree.QName(reference).localname.removesuffix('Reference')} {reference.get(q('w:type'))}": targets[
                reference.get(q("r:id"))
            ]
            for reference in references
        }
        found.append(
            {
                place: said(etree.fromstring(content[target[1:] if target[0] == "/" else f"word/{target}"]))
                for place, target in names.items()
            }
        )
    return found


def with_kinds(document: object) -> None:
    """Other lines on the first page and on even pages."""
    first = document.sections[0]  # type: ignore[attr-defined]
    first.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True  # type: ignore[attr-defined]
    first.first_page_header.paragraphs[0].text = "First {{ role.title }}"
    first.even_page_footer.paragraphs[0].text = "Even {{ role.title }}"


class TestSections:
    def test_each_document_is_a_section_that_begins_a_page_which_is_page_one(self) -> None:
        found = sections(together(role("Cook"), role("Caretaker"), role("Clerk")))
        assert len(found) == 3
        for each in found:
            assert [kind.get(q("w:val")) for kind in each.iterfind("w:type", NS)] == ["nextPage"]
            assert [number.get(q("w:start")) for number in each.iterfind("w:pgNumType", NS)] == ["1"]
        assert [each.getparent().tag for each in found] == [q("w:pPr"), q("w:pPr"), q("w:body")]

    def test_the_format_of_the_letterhead_s_page_numbers_is_kept(self) -> None:
        def roman(document: object) -> None:
            number = etree.SubElement(document.sections[0]._sectPr, q("w:pgNumType"))  # type: ignore[attr-defined]
            number.set(q("w:fmt"), "lowerRoman")
            number.set(q("w:start"), "5")

        on = prepared(letterhead(change=roman))
        numbers = [each.find("w:pgNumType", NS) for each in sections(together(role("Cook"), role("Clerk"), on=on))]
        assert [(each.get(q("w:fmt")), each.get(q("w:start"))) for each in numbers] == [("lowerRoman", "1")] * 2

    def test_every_kind_of_page_says_the_values_of_its_own_document(self) -> None:
        on = prepared(letterhead("{{ role.title }}", "{{ school.name }}", with_kinds))
        docx = together(role("Cook", school_name="Oak"), role("Clerk", school_name="Ash"), on=on)
        assert running(docx) == [
            {
                "header default": title,
                "header first": f"First {title}",
                "footer default": school,
                "footer even": f"Even {title}",
            }
            for title, school in (("Cook", "Oak"), ("Clerk", "Ash"))
        ]

    def test_a_value_that_one_document_lacks_is_not_taken_from_another(self) -> None:
        on = prepared(letterhead("{{ role.draft }}", "{{ role.title }}"))
        docx = together(role("Cook", role_draft="DRAFT"), role("Clerk"), on=on)
        assert [each["header default"] for each in running(docx)] == ["DRAFT", ""]

    def test_what_says_the_same_in_every_section_is_stored_once(self) -> None:
        docx = together(role("Cook"), role("Clerk"), role("Nurse"), on=prepared(letterhead("Oak School", "No count")))
        assert [name for name in parts(docx) if re.match(r"word/(header|footer)", name)] == [
            "word/header1.xml",
            "word/footer1.xml",
        ]
        assert running(docx) == [{"header default": "Oak School", "footer default": "No count"}] * 3

    def test_a_last_table_is_followed_by_the_end_of_its_section(self) -> None:
        docx = together(role("Cook", *SAMPLE.blocks[-1:]), role("Clerk", *SAMPLE.blocks[-1:]))
        ends = [each.getparent().getparent() for each in sections(docx)[:-1]]
        assert [end.getprevious().tag for end in ends] == [q("w:tbl")]

    @pytest.mark.parametrize("on", [PLAIN, BOXED, prepared(letterhead("Text", "{{ role.title }}", with_kinds))])
    def test_the_file_is_valid(self, on: Letterhead, tmp_path: Path) -> None:
        other = Document(replace(SAMPLE.meta, language="cy", identity=identity("b")), SAMPLE.blocks)
        first = Document(replace(SAMPLE.meta, identity=identity("a")), SAMPLE.blocks)
        assert_valid(together(first, other, on=on), tmp_path)

    @settings(LAW, max_examples=6, derandomize=True)
    @given(some=st.lists(documents(), min_size=2, max_size=3))
    def test_any_documents_are_valid_together(
        self, some: Sequence[Document], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        assert_valid(together(*some, on=BOXED), tmp_path_factory.mktemp("together"))


class TestPageCounts:
    @pytest.mark.parametrize("field", COUNTS)
    def test_a_count_of_the_file_s_pages_becomes_a_count_of_the_section_s(self, field: str, tmp_path: Path) -> None:
        on = prepared(with_header(f"<w:p>{COUNTS[field]}</w:p>"))
        docx = together(role("Cook"), role("Clerk"), on=on)
        name = header_part(docx)
        for place, part in enumerate((name, name.replace(".xml", "-2.xml")), start=1):
            root = tree(docx, part)
            words = [each.get(q("w:instr"), each.text or "") for each in root.iter(q("w:fldSimple"), q("w:instrText"))]
            assert not any("numpages" in word.lower() for word in words)
            (choice,), (fallback,) = root.iter(q("mc:Choice")), root.iter(q("mc:Fallback"))
            assert choice.get("Requires") == "w15" and "w15" in choice.nsmap
            codes = ["".join(each.text or "" for each in some.iter(q("w:instrText"))) for some in (choice, fallback)]
            assert [code.split()[:2] for code in codes] == [codes[0].split()[:2], ["PAGEREF", f"_jd_last_{place}"]]
            assert codes[0].split()[0] == "SECTIONPAGES"
        assert_valid(docx, tmp_path)

    def test_its_switches_its_look_and_its_last_result_stay(self) -> None:
        docx = together(role("Cook"), role("Clerk"), on=prepared(with_header(f"<w:p>{COUNTS['simple']}</w:p>")))
        root = tree(docx, header_part(docx))
        assert [each.text for each in root.iter(q("w:instrText"))] == [
            " SECTIONPAGES \\* Arabic ",
            " PAGEREF _jd_last_1 \\* Arabic ",
        ]
        assert said(root) == "7"
        assert all(run.find("w:rPr/w:b", NS) is not None for run in root.iter(q("w:r")))

    def test_a_file_of_one_document_counts_its_pages_as_before(self) -> None:
        on = prepared(with_header(f"<w:p>{COUNTS['simple']}</w:p>"))
        together(role("Cook"), role("Clerk"), on=on)
        docx = write(role("Cook"), on)
        assert b"NUMPAGES" in parts(docx)[header_part(docx)] and b"_jd_last" not in parts(docx)["word/document.xml"]

    def test_the_bookmark_stands_at_the_end_of_its_document(self) -> None:
        docx = together(role("Cook"), role("Clerk"))
        ends = [
            said(next(each.iterancestors(q("w:p"))))
            for each in tree(docx).iter(q("w:bookmarkStart"))
            if each.get(q("w:name"), "").startswith("_jd_last_")
        ]
        assert ends == ["About the Cook. ", "About the Clerk. "]


class TestNames:
    def test_copies_of_a_header_have_pictures_and_shapes_of_their_own(self) -> None:
        docx = together(role("Cook"), role("Clerk"), role("Nurse"), on=BOXED)
        roots = [etree.fromstring(part) for name, part in parts(docx).items() if name.startswith("word/header")]
        pictures = [each.get("id") for root in roots for each in root.iter(q("wp:docPr"))]
        shapes = [each.get("id") for root in roots for each in root.iter("{urn:schemas-microsoft-com:vml}shape")]
        assert len(pictures) == len(shapes) == 3 == len(set(pictures)) == len(set(shapes))

    def test_names_of_the_letterhead_stand_once(self) -> None:
        marked = (
            "<w:p xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' w14:paraId='00AA00AA'>"
            "<w:bookmarkStart w:id='900' w:name='Letterhead'/><w:r><w:t>{{ role.title }}</w:t></w:r>"
            "<w:bookmarkEnd w:id='900'/></w:p>"
        )
        docx = together(role("Cook"), role("Clerk"), on=prepared(with_header(marked)))
        first, second = (part for name, part in parts(docx).items() if name.startswith("word/header"))
        for name in (b"900", b"Letterhead", b"00AA00AA"):
            assert name in first and name not in second

    def test_a_part_of_the_letterhead_that_has_the_name_already_keeps_it(self) -> None:
        def with_first(document: object) -> None:
            with_kinds(document)
            document.sections[0].first_page_header.part.partname = type(  # type: ignore[attr-defined]
                document.sections[0].header.part.partname  # type: ignore[attr-defined]
            )("/word/header1-2.xml")

        on = prepared(letterhead("{{ role.title }}", "", with_first))
        docx = together(role("Cook"), role("Clerk"), on=on)
        assert len({name.lower() for name in parts(docx)}) == len(parts(docx))
        assert [each["header default"] for each in running(docx)] == ["Cook", "Clerk"]
        assert [each["header first"] for each in running(docx)] == ["First Cook", "First Clerk"]

    def test_values_are_marked_in_each_document_and_a_link_has_one_relationship(self) -> None:
        origin = Origin("purpose", Location("roles/a.yaml"))
        link = Paragraph((Run("law", href="https://example.org/law", origin=origin),))
        docx = together(role("Cook", link), role("Clerk", link))
        names = [each.get(q("w:name")) for each in tree(docx).iter(q("w:bookmarkStart"))]
        assert names == [bookmark_name("purpose"), "_jd_last_1", bookmark_name("purpose", 2), "_jd_last_2"]
        links = [each for each in tree(docx, "word/_rels/document.xml.rels") if each.get("TargetMode") == "External"]
        assert [each.get("Target") for each in links] == ["https://example.org/law"]


class TestText:
    def test_the_words_are_those_of_the_documents_one_after_another(self) -> None:
        some = [role("Cook"), SAMPLE, role("Clerk")]
        alone = [line for each in some for line in paragraphs(write(each, PLAIN))]
        assert [line.rstrip() for line in paragraphs(together(*some))] == [line.rstrip() for line in alone]

    def test_the_file_has_the_title_of_the_whole_and_the_keywords_of_all(self) -> None:
        some = [
            Document(replace(each.meta, keywords=("job", each.meta.title)), each.blocks)
            for each in (role("Cook"), role("Clerk"))
        ]
        core = parts(together(*some, title="Kitchen and office"))["docProps/core.xml"].decode()
        assert "<dc:title>Kitchen and office</dc:title>" in core
        assert "<cp:keywords>job, Cook, Clerk</cp:keywords>" in core

    def test_text_in_another_language_says_so_and_other_text_does_not(self) -> None:
        look = Paragraph((Run("plain "), Run("strong", strong=True)))
        docx = together(role("Cook", look), role("Cogydd", look, language="cy"), role("Clerk", look))
        spoken = [
            (said(run), [each.get(q("w:val")) for each in run.iterfind("w:rPr/w:lang", NS)])
            for run in tree(docx).iter(q("w:r"))
            if said(run).strip()
        ]
        assert [word for word, language in spoken if language == ["cy"]] == ["Cogydd", "plain ", "strong"]
        assert [word for word, language in spoken if not language] == [
            "Cook",
            "plain ",
            "strong",
            "Clerk",
            "plain ",
            "strong",
        ]
        strong = [run.find("w:rPr", NS) for run in tree(docx).iter(q("w:r")) if said(run) == "strong"]
        assert all(etree.QName(each[0]).localname == "rStyle" for each in strong)

    @needs_libreoffice
    def test_every_number_begins_anew_in_each_document(self) -> None:
        legal = listed("one", "two", form=ListFormat.LEGAL, style="legal")
        roman = listed("one", "two", form=ListFormat.ROMAN, style="roman")
        printing = [
            section("Duties", legal, number=HeadingNumber.PRINTED),
            section("More", legal, roman, number=HeadingNumber.PRINTED),
        ]
        counting = [
            section("Duties", legal, number=HeadingNumber.COUNTED),
            section("More", legal, number=HeadingNumber.COUNTED),
        ]
        some = [
            role("Cook", *printing),
            role("Clerk", *counting),
            role("Nurse", *printing),
            role("Head", legal, *printing),
        ]
        lines = [line for line in printed({"posts": together(*some)})["posts"] if line.strip()]
        expected = [
            f"{label} {said_by(part)}".strip() if label else said_by(part)
            for each in some
            for part, label in printed_labels(each.blocks)
        ]
        assert [" ".join(line.split()) for line in lines] == expected


def said_by(part: object) -> str:
    return "".join(run.text for run in part.runs)  # type: ignore[attr-defined]


def identity(role_id: str) -> Identity:
    return Identity(role_id, "", "all", "4", "2026-09-01", "0123456789abcdef")


class TestIdentity:
    SOME = tuple(
        Document(replace(each.meta, identity=identity(each.meta.title)), each.blocks)
        for each in (role("cook"), role("clerk"), role("nurse"))
    )

    def test_the_file_says_of_each_role_which_it_is(self) -> None:
        found = identify(together(*self.SOME), "posts.docx")
        assert found.identities == tuple(map(identity, ("cook", "clerk", "nurse")))
        assert found.edited is False

    def test_keywords_that_were_cut_short_are_made_good_by_the_properties(self) -> None:
        docx = together(*self.SOME)
        core = re.sub(rb"(<cp:keywords>.{255})[^<]*", rb"\1", parts(docx)["docProps/core.xml"])
        found = identify(with_part(docx, "docProps/core.xml", core), "posts.docx")
        assert found.identities == tuple(map(identity, ("cook", "clerk", "nurse")))

    @pytest.mark.parametrize("title", ["cook", "clerk", "nurse"])
    def test_a_word_changed_in_any_of_them_is_seen(self, title: str) -> None:
        docx = together(*self.SOME)
        body = parts(docx)["word/document.xml"].replace(f"About the {title}.".encode(), b"About nobody.")
        assert identify(with_part(docx, "word/document.xml", body), "posts.docx").edited is True

    def test_the_same_documents_in_another_order_are_another_text(self) -> None:
        docx = together(*self.SOME)
        others = together(*reversed(self.SOME))
        swapped = with_part(docx, "word/document.xml", parts(others)["word/document.xml"])
        assert identify(swapped, "posts.docx").edited is True

    def test_some_with_and_some_without_an_identity_are_refused(self) -> None:
        with pytest.raises(ValueError, match="some do not"):
            together(*self.SOME, role("head"))

    def test_no_documents_are_refused(self) -> None:
        with pytest.raises(ValueError, match="no documents"):
            write_together([], Meta("Nothing"), PLAIN)


def test_the_same_documents_are_the_same_file_and_leave_the_letterhead_as_it_was() -> None:
    on = prepared(letterhead("{{ role.title }}", "{{ school.name }}", with_kinds))
    alone = write(SAMPLE, on)
    first = together(SAMPLE, role("Cook"), on=on)
    assert together(SAMPLE, role("Cook"), on=on) == first
    assert write(SAMPLE, on) == alone
    orders = itertools.permutations((SAMPLE, role("Cook"), role("Clerk")))
    assert len({content_hash(together(*order, on=on)) for order in orders}) == 6


def test_one_document_may_stand_alone() -> None:
    assert len(sections(together(SAMPLE))) == 1
    assert [line.rstrip() for line in paragraphs(together(SAMPLE))] == [
        line.rstrip() for line in paragraphs(write(SAMPLE, PLAIN))
    ]
