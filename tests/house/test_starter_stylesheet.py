"""house.css from a design: safe to carry in a page, and in the colours whose contrast the design has checked."""

import re
from dataclasses import replace

import pytest

from jdgen.formats.html import unsafe_css
from jdgen.formats.word.starter import Design
from jdgen.formats.word.starter.design import Arrangement, Header, Heading, Logo, text_on_background
from jdgen.formats.word.starter.table_design import Rules, TableLook, Tables
from jdgen.house.starter import stylesheet
from jdgen.house.starter.logo import Shape, draw, ellipse

PLAIN = Design.from_choice("Arial", "#17503A")


def rules(css: str) -> dict[str, str]:
    """What each selector says, all its rules together."""
    found: dict[str, str] = {}
    for selector, said in re.findall(r"^([^@\n][^{\n]*) \{ ?([^{}]*)\}", css, re.M):
        found[selector] = found.get(selector, "") + said
    return found


def test_it_asks_for_nothing_outside_the_page() -> None:
    assert unsafe_css(stylesheet(Design.from_choice('A "quoted\\" font', "#17503A"))) == []


def test_braces_balance() -> None:
    css = stylesheet(PLAIN)
    assert css.count("{") == css.count("}") > 20


def test_every_colour_it_prints_is_one_of_the_design() -> None:
    own = {colour for _, *pair in text_on_background(PLAIN) for colour in pair} | {PLAIN.tables.rule, "#E8EEEB"}
    assert set(re.findall(r"#[0-9A-F]{6}", stylesheet(PLAIN))) <= own


def test_type_is_relative_to_the_readers_own_setting() -> None:
    css = rules(stylesheet(PLAIN))
    assert "font-size: 1.67rem" in css["h1"]
    assert not re.search(r"font-size: [\d.]+p[tx]", "".join(css.values()))


def test_the_page_prints_on_a4_with_the_margins_of_word() -> None:
    assert "@page { size: A4; margin: 23mm 23mm 23mm 23mm; }" in stylesheet(PLAIN)


def test_a_font_stands_before_those_of_the_same_widths() -> None:
    assert '"Arial", "Liberation Sans", Helvetica, sans-serif' in stylesheet(PLAIN)
    assert '"Calibri", Carlito' in stylesheet(replace(PLAIN, font="Calibri"))
    assert '"Gill Sans", sans-serif' in stylesheet(replace(PLAIN, font="Gill Sans"))


@pytest.mark.parametrize(
    ("arrangement", "said"),
    [
        (Arrangement.CENTRED, "text-align: center"),
        (Arrangement.RIGHT, "align-items: flex-end"),
        (Arrangement.ABOVE, "flex-direction: column"),
    ],
)
def test_the_header_is_arranged_as_in_word(arrangement: Arrangement, said: str) -> None:
    assert said in rules(stylesheet(replace(PLAIN, header=Header(arrangement))))["header.running"]
    assert said not in rules(stylesheet(replace(PLAIN, header=Header())))["header.running"]


@pytest.mark.parametrize(
    ("arrangement", "corner"),
    [
        (Arrangement.BESIDE, ""),
        (Arrangement.ABOVE, "inset-inline-end: 0"),
        (Arrangement.CENTRED, "inset-inline-end: 0"),
        (Arrangement.RIGHT, "inset-inline-start: 0"),
    ],
)
def test_the_mark_of_a_draft_stands_where_the_header_is_free(arrangement: Arrangement, corner: str) -> None:
    css = rules(stylesheet(replace(PLAIN, header=Header(arrangement))))
    assert corner in css.get("header.running .draft", "")
    assert ("position: relative" in css["header.running"]) is bool(corner)


def test_the_mark_of_a_draft_has_the_colour_of_the_name_on_a_filled_header() -> None:
    css = rules(stylesheet(replace(PLAIN, header=Header(colour="#FFFFFF", fill="#17503A"))))
    assert "color: #FFFFFF" in css["header.running .draft"]
    assert "header.running .draft" not in rules(stylesheet(PLAIN))


def test_bars_bands_and_fills_are_printed_too() -> None:
    dark = replace(
        PLAIN,
        section=Heading(12, 10, 4, colour="#FFFFFF", fill="#17503A"),
        header=Header(colour="#FFFFFF", fill="#17503A", band_above=6, band_below=0),
    )
    css = rules(stylesheet(dark))
    assert "background: #17503A; print-color-adjust: exact" in css["h2"]
    assert "background: #17503A" in css["header.running"]
    assert "border-top: 8px solid #17503A; border-bottom: 0" in css["header.running"]


def test_tables_show_the_rules_labels_and_bands_of_their_kind() -> None:
    looks = Tables(ticks=TableLook(Rules.ROWS, band_fill="#F0F0F0"), form=TableLook(label_fill="#EEEEEE"),
                   signatures=TableLook(Rules.NONE))  # fmt: skip
    css = rules(stylesheet(replace(PLAIN, tables=looks)))
    assert "border-width: 1px 0" in css["table.ticks th, table.ticks td"]
    assert "background: #F0F0F0" in css["table.ticks tbody tr:nth-child(even)"]
    assert "background: #EEEEEE" in css["table.form tbody th"]
    assert "border: 0;" in css["table.signatures th, table.signatures td"]
    assert "table.criteria th, table.criteria td" not in css


def test_facts_become_a_form_only_where_their_labels_are_shaded() -> None:
    def facts(look: TableLook) -> dict[str, str]:
        return rules(stylesheet(replace(PLAIN, tables=Tables(facts=look))))

    assert "dl.facts" not in facts(TableLook())
    assert "grid-template-columns: 1fr;" in facts(TableLook(label_fill="#EEEEEE"))["dl.facts"]
    assert "1fr 1fr" in facts(TableLook(label_fill="#EEEEEE", labels_alternate=True))["dl.facts"]


def test_the_logo_is_as_high_as_on_paper() -> None:
    logo = Logo(draw([Shape("#17503A", (ellipse(0.5, 0.5, 1),))], size=8), "A disc", 2.5)
    assert "height: 2.5cm" in rules(stylesheet(replace(PLAIN, logo=logo)))["header.running .logo"]
    assert "header.running .logo" not in rules(stylesheet(PLAIN))
