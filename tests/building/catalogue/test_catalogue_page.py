"""The catalogue's page as it stands, before any script runs."""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from urllib.parse import unquote

import lxml.html
import pytest
from building.catalogue.trust import PACK, many, page, row
from hypothesis import given
from hypothesis import strategies as st

from jdgen.building.catalogue.rows import Catalogue, natural, one_line

HOSTILE = st.lists(
    st.sampled_from(
        ["</script>", "<b>", "</title>", "<!--", "-->", "]]>", "&amp;", '"', "'", "\u2028", "=1+1", "é", "{"]
    )
    | st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=6),
    min_size=1,
    max_size=4,
).map("".join)
NAMES = HOSTILE.map(lambda text: text.replace("/", "-").replace("\\", "-")).filter(lambda name: name.strip(". "))


def parsed(catalogue: Catalogue) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page(catalogue).decode("utf-8"))


def test_the_page_is_the_golden(assert_golden: Callable[[str, str], None]) -> None:
    text = page(PACK).decode()
    # The stylesheet and the script have files of their own to be reviewed in.
    text = re.sub(r"<style>.*?</style>", "<style>…</style>", text, flags=re.DOTALL)
    text = re.sub(r"<script>.*?</script>", "<script>…</script>", text, flags=re.DOTALL)
    assert_golden("index.html", re.sub(r"sha256-[\w+/=]+", "sha256-…", text))


def test_the_same_rows_in_another_order_are_the_same_bytes() -> None:
    assert page(replace(PACK, rows=PACK.rows[::-1])) == page(PACK)


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE, NAMES), min_size=1, max_size=5))
def test_titles_grades_and_links_come_back_as_they_were(texts: list[tuple[str, str, str, str]]) -> None:
    rows = tuple(
        row(title, grade, role=f"{number}", school_name=school, path=f"oak/{name}")
        for number, (title, grade, school, name) in enumerate(texts)
    )
    body = parsed(replace(PACK, rows=rows)).find(".//tbody")
    found = {tr.find("./th/small").text: tr for tr in body.iter("tr")}
    assert len(found) == len(rows)
    assert {element.tag for element in body.iter()} <= {"tbody", "tr", "th", "small", "td", "a", "span", "time"}
    for each in rows:
        tr = found[each.role]
        assert (tr.find("th").text or "").strip() == one_line(each.title)
        assert [td.text_content() for td in tr.findall("td")][:2] == [one_line(each.school_name), one_line(each.grade)]
        (anchor,) = tr.iter("a")
        assert unquote(anchor.get("href"), errors="strict") == each.files["docx"]
        assert anchor.text_content() == f"Word – {one_line(each.title)}, {one_line(each.school_name)}"


def test_no_text_of_the_workspace_stands_in_a_script_or_a_style() -> None:
    pages = [parsed(catalogue) for catalogue in (PACK, many(3))]
    scripts, styles = zip(
        *((root.xpath("//script/text()"), root.xpath("//style/text()")) for root in pages), strict=True
    )
    assert scripts[0] == scripts[1] and styles[0] == styles[1] and len(scripts[0]) == 2


def test_the_policy_lets_run_exactly_what_stands_in_the_page() -> None:
    root = parsed(PACK)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = {name: values for name, *values in (rule.split() for rule in policy.split(";"))}

    def hashes(texts: list[str]) -> list[str]:
        return [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts]

    assert rules == {
        "default-src": ["'none'"],
        "script-src": hashes(root.xpath("//script/text()")),
        "style-src": hashes(root.xpath("//style/text()")),
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert not root.xpath("//@style | //@src | //@onclick | //link | //img | //form")


def test_each_choice_is_offered_once_and_in_order() -> None:
    offered = {s.get("id"): [(o.get("value"), o.text) for o in s] for s in parsed(PACK).iter("select")}
    assert offered["school"] == [
        ("", "All schools"),
        (".", "Hawthorn Learning Trust"),
        ("ash", "Ash Vale Academy"),
        ("oak-and-ash", "Oak and Ash Federation"),
        ("oak", "Oak Primary School"),
        ("st-marys", "St Mary’s “Hill & Dale”"),
    ]
    assert [value for value, _ in offered["grade"]] == ["", "@H3", "H1", "H2", "H3", "H10", "H'3\""]
    assert [shown for _, shown in offered["status"]] == ["Any status", "In force", "Approved", "Draft", "Superseded"]


def test_a_school_that_has_documents_only_of_its_site_is_offered_by_its_name() -> None:
    shared = row("Head", schools=("elm",))
    named = parsed(replace(PACK, rows=(shared,), school_names={"elm": "Elm School"}))
    assert [option.text for option in named.xpath("//select[@id='school']/option")][1:] == [
        "Elm School",
        "Oak Primary School",
    ]


def test_a_title_in_another_language_says_so() -> None:
    assert [th.get("lang") for th in parsed(PACK).iterfind(".//tbody//th")] == [None] * len(PACK.rows)
    assert {th.get("lang") for th in parsed(replace(PACK, language="cy")).iterfind(".//tbody//th")} == {"cy"}


def test_a_file_outside_the_pack_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no path below"):
        page(replace(PACK, rows=(row("X", path="../X"),)))


def test_a_pack_of_ten_thousand_keeps_small() -> None:
    """A row of three files costs less than 700 bytes, the page itself less than 30 thousand."""
    assert len(page(many(1000))) < 700 * 1000 + 30_000


def test_people_find_accents_capitals_and_numbers_in_their_place() -> None:
    names = ["zoo", "H10", "Éclair", "h2", "eclipse", "Apple"]
    assert sorted(names, key=natural) == ["Apple", "Éclair", "eclipse", "h2", "H10", "zoo"]
