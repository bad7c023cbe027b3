"""Contrast as WCAG 2.2 defines it; the expected ratios are those of the criterion's own understanding page."""

import pytest

from jdgen.formats.word.starter.contrast import BadColour, colour, mix, ratio, readable, require
from jdgen.formats.word.starter.design import Design, Header, Heading
from jdgen.formats.word.starter.table_design import TableLook, Tables


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#FFFFFF", "#000000") == pytest.approx(21)
    assert ratio("#123456", "#123456") == pytest.approx(1)


@pytest.mark.parametrize(("grey", "expected"), [("#767676", 4.54), ("#777777", 4.48), ("#595959", 7.0)])
def test_known_greys_on_white(grey: str, expected: float) -> None:
    assert ratio(grey, "#FFFFFF") == pytest.approx(expected, abs=0.01)


def test_the_limit_lies_between_two_neighbouring_greys() -> None:
    require("label", "#767676", "#FFFFFF")
    with pytest.raises(BadColour, match=r"label: #777777 on #FFFFFF has a contrast of 4\.5:1"):
        require("label", "#777777", "#FFFFFF")


def test_a_refusal_proposes_the_nearest_readable_colour() -> None:
    proposed = readable("#FFD400", "#FFFFFF")
    assert ratio(proposed, "#FFFFFF") >= 4.5
    assert ratio(proposed, "#FFFFFF") < 5
    with pytest.raises(BadColour, match=proposed):
        require("heading", "#FFD400", "#FFFFFF")


def test_on_a_dark_ground_the_proposal_is_lighter() -> None:
    assert ratio(readable("#333333", "#0B3D91"), "#0B3D91") >= 4.5


def test_a_readable_colour_is_proposed_as_it_is() -> None:
    assert readable("#17503A", "#FFFFFF") == "#17503A"


def test_colours_are_read_with_or_without_the_sign() -> None:
    assert colour("17503a") == colour(" #17503A ") == "#17503A"


@pytest.mark.parametrize("text", ["", "green", "#123", "#12345g", "#1234567"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(BadColour, match="is not a colour"):
        colour(text)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#FFFFFF"
    assert mix("#000000", "#FFFFFF", 1) == "#000000"
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


PALE = "#C9C9C9"
UNREADABLE = {
    "body text": {"ink": PALE},
    "labels": {"label": PALE},
    "footer and notes": {"muted": PALE},
    "header": {"header": Header(colour=PALE)},
    "heading h2": {"section": Heading(14, 0, 0, colour="#FFFFFF", fill=PALE)},
    "banner": {"banner_fill": "#222222"},
    "statement": {"statement_fill": "#222222"},
    "table header": {"tables": Tables(head_fill="#222222", head_text="#333333")},
    "labels of form": {"tables": Tables(form=TableLook(label_fill="#222222"))},
    "rows of ticks": {"tables": Tables(ticks=TableLook(band_fill="#222222"))},
}


@pytest.mark.parametrize("place", UNREADABLE)
def test_a_design_with_unreadable_text_does_not_come_into_being(place: str) -> None:
    with pytest.raises(BadColour, match=f"^{place}: "):
        Design(**UNREADABLE[place])
