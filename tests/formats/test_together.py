"""Several documents in one web page, Markdown or text: whole, in order, told apart, and known again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from documents import SAMPLE, listed, section, text
from lxml import etree

from jdgen.document.identity import Identity
from jdgen.document.together import identities_of, joint_meta
from jdgen.document.tree import Document, Heading, HeadingNumber, ListFormat, Meta, Paragraph
from jdgen.formats import html, markdown
from jdgen.formats import text as text_format
from jdgen.formats.identifying import identify

CLAUSES = listed("first", "second", form=ListFormat.LEGAL, style="legal")


def role(title: str, language: str = "en-GB") -> Document:
    meta = Meta(
        title,
        language=language,
        header=(f"Above {title}",),
        footer=(f"Below {title}",),
        values=(("role.draft", "DRAFT"), ("role.standing", f"Draft of {title}")),
        identity=Identity(title.lower(), "", "all", "draft", "2026-09-01", "0123456789abcdef"),
    )
    duties = section("Duties", CLAUSES, number=HeadingNumber.PRINTED)
    return Document(meta, (Heading(1, text(title)), Paragraph(text(f"About the {title}.")), duties))


SOME = (role("Cook"), role("Clerk"), role("Nurse"))

WRITERS: dict[str, Callable[[Sequence[Document]], bytes]] = {
    "html": lambda some: html.write_together(some, joint_meta("Three posts", some), ""),
    "md": markdown.write_together,
    "txt": text_format.write_together,
}
ALONE: dict[str, Callable[[Document], bytes]] = {
    "html": lambda document: html.write(document, ""),
    "md": markdown.write,
    "txt": text_format.write,
}


def without_identity(document: Document) -> Document:
    return Document(replace(document.meta, identity=None), document.blocks)


@pytest.mark.parametrize("suffix", WRITERS)
class TestEveryFormat:
    def test_the_file_says_of_each_role_which_it_is(self, suffix: str) -> None:
        found = identify(WRITERS[suffix](SOME), "posts")
        assert found.identities == identities_of(SOME) and found.edited is False

    def test_a_word_changed_in_any_of_them_is_seen(self, suffix: str) -> None:
        content = WRITERS[suffix](SOME).decode()
        for title in ("Cook", "Clerk", "Nurse"):
            assert content.count(f"About the {title}.") == 1
            changed = content.replace(f"About the {title}.", f"Not about the {title}.")
            assert identify(changed.encode(), "posts").edited is True

    def test_roles_in_another_order_are_another_text(self, suffix: str) -> None:
        one, other = (WRITERS[suffix](some).decode() for some in (SOME, SOME[::-1]))
        tokens = [re.findall(r"jdgen/1/\S+[0-9a-f]", each) for each in (one, other)]
        assert len(tokens[0]) == len(tokens[1]) == 3
        for mine, others in zip(tokens[0], tokens[1], strict=True):
            other = other.replace(others, mine)
        assert identify(other.encode(), "posts").edited is True

    def test_a_file_that_says_nothing_of_itself_is_none_of_jdgen(self, suffix: str) -> None:
        found = identify(WRITERS[suffix](tuple(map(without_identity, SOME))), "posts")
        assert found.identities == ()

    def test_some_with_and_some_without_an_identity_are_refused(self, suffix: str) -> None:
        with pytest.raises(ValueError, match="some do not"):
            WRITERS[suffix]((SOME[0], without_identity(SOME[1])))

    def test_the_same_documents_are_the_same_file(self, suffix: str) -> None:
        assert WRITERS[suffix]((*SOME, SAMPLE_WITH)) == WRITERS[suffix]((*SOME, SAMPLE_WITH))

    def test_clauses_count_from_one_in_each(self, suffix: str) -> None:
        content = WRITERS[suffix](SOME).decode()
        assert len(re.findall(r"(?<![\d.])1\\?\.2(?![\d.])", content)) == 3 and "2.1" not in content


SAMPLE_WITH = Document(replace(SAMPLE.meta, identity=SOME[0].meta.identity), SAMPLE.blocks)


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_each_text_stands_between_its_running_lines_as_it_does_alone(suffix: str) -> None:
    rule = {"md": "\n\n---\n\n", "txt": f"\n\n{'=' * 78}\n\n"}[suffix]
    some = tuple(map(without_identity, SOME))
    alone = [ALONE[suffix](document).decode().rstrip("\n") for document in some]
    assert WRITERS[suffix](some).decode() == rule.join(alone) + "\n"


def test_editors_that_end_lines_in_another_way_change_no_words() -> None:
    for suffix in ("md", "txt"):
        content = WRITERS[suffix](SOME).replace(b"\n", b"\r\n")
        assert identify(content, "posts").edited is False


class TestPage:
    PAGE = WRITERS["html"]((*SOME, role("Cogydd", "cy"))).decode()
    ROOT = etree.fromstring(PAGE.encode(), etree.HTMLParser(encoding="utf-8"))

    def test_each_role_is_an_article_with_its_heading_as_it_is_alone(self) -> None:
        def article(page: str) -> str:
            return page[page.index("<article>") : page.index("</article>")]

        found = re.findall(r"(<article>.*?)</article>", self.PAGE, re.DOTALL)
        alone = [article(ALONE["html"](document).decode()) for document in SOME]
        assert [re.sub(r'"([a-z]+)-\d"', r'"\1"', each) for each in found[:3]] == alone
        assert [heading.text for heading in self.ROOT.iter("h1")] == ["Cook", "Clerk", "Nurse", "Cogydd"]

    def test_no_id_stands_twice_and_every_reference_leads_to_one(self) -> None:
        ids = [element.get("id") for element in self.ROOT.iter() if element.get("id")]
        assert len(ids) == len(set(ids)) > 8
        led = [each.get("aria-labelledby") for each in self.ROOT.iter("section") if each.get("aria-labelledby")]
        led += [each.get("href", "").removeprefix("#") for each in self.ROOT.iter("a")]
        assert len(led) == 8 and set(led) <= set(ids)

    def test_links_at_the_top_lead_to_each_role(self) -> None:
        (contents,) = self.ROOT.iter("nav")
        assert contents.get("aria-label") == "Three posts" and contents.getparent().tag == "header"
        links = [(link.text, link.get("href", "")[1:]) for link in contents.iter("a")]
        named = [
            (each.get("aria-label"), each.get("id")) for each in self.ROOT.iter("section") if each.get("aria-label")
        ]
        assert links == named and [name for name, _ in links] == ["Cook", "Clerk", "Nurse", "Cogydd"]

    def test_running_lines_stand_with_their_role(self) -> None:
        for part in self.ROOT.iter("section"):
            if title := part.get("aria-label"):
                lines = [line.text for place in ("header", "footer") for line in part.find(place).iter("p")]
                assert lines == [f"Above {title}", f"Below {title}"]

    def test_a_role_in_another_language_says_so_once(self) -> None:
        spoken = {each.get("id"): each.get("lang") for each in self.ROOT.iter("section") if each.get("aria-label")}
        assert spoken == {"role-1": None, "role-2": None, "role-3": None, "role-4": "cy"}
        assert self.ROOT.get("lang") == "en-GB"

    def test_each_role_is_printed_on_sheets_that_say_where_it_stands(self) -> None:
        assert ".together + .together { break-before: page;" in self.PAGE
        for place, title in enumerate(("Cook", "Clerk", "Nurse", "Cogydd"), start=1):
            assert f"#role-{place} {{ page: role-{place}; }}" in self.PAGE
            assert f'@page role-{place} {{ @bottom-left {{ content: "Draft of {title}"; }} }}' in self.PAGE

    def test_headings_called_like_a_place_of_the_page_do_not_clash(self) -> None:
        page = WRITERS["html"]((role("Role 1"), role("Role 2"))).decode()
        ids = re.findall(r' id="([^"]*)"', page)
        assert len(ids) == len(set(ids))

    def test_words_beside_the_articles_are_an_edit(self) -> None:
        added = self.PAGE.replace("</main>", "<p>And more.</p></main>")
        assert identify(self.PAGE.encode(), "page").edited is False
        assert identify(added.encode(), "page").edited is True

    def test_an_unsafe_stylesheet_is_refused(self) -> None:
        with pytest.raises(ValueError, match="stylesheet"):
            html.write_together(SOME, joint_meta("Posts", SOME), "@import 'x';")
