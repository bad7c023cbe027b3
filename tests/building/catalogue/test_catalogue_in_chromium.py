"""The catalogue's page as people use it: in a browser, from disk, with the keyboard and with a screen reader."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from building.catalogue.trust import PACK, many, page
from chromium import SHIFT, Browser, Page
from pypdf import PdfReader

from jdgen.building.catalogue.rows import Catalogue

Open = Callable[..., Page]
TITLES = "[...document.querySelectorAll('tbody tr')].map(row => row.cells[0].firstChild.data.trim())"
SHOWN = "document.querySelectorAll('tbody tr').length"
SAID = "document.getElementById('count').textContent"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an awkward name; pages are opened from it as files."""
    place = tmp_path_factory.mktemp("pack") / "Job packs #1 – été"
    place.mkdir()
    (place / "index.html").write_bytes(page(PACK))
    (place / "thousand.html").write_bytes(page(many(1000)))
    return place


@pytest.fixture
def show(browser: Browser, folder: Path) -> Iterator[Open]:
    """Opens a page of the folder; afterwards it must have complained of nothing and asked for nothing."""
    opened: list[Page] = []

    def open_page(name: str = "index.html", fragment: str = "", **size: int) -> Page:
        opened.append(browser.open((folder / name).as_uri() + fragment, **size))
        return opened[-1]

    yield open_page
    for each in opened:
        each.evaluate("0")  # takes in what has happened since
        assert each.errors == []
        assert {urlsplit(address).scheme for address in each.requests} == {"file"} and len(each.requests) == 1
        each.close()


def choose(shown: Page, field: str, value: str) -> None:
    """Choose `value` as a person does, so that the page is told."""
    shown.evaluate(
        f"(field => {{ field.value = {value!r}; field.dispatchEvent(new Event('input', {{bubbles: true}})) }})"
        f"(document.getElementById({field!r}))"
    )


def search(shown: Page, words: str) -> list[str]:
    """The titles found for `words`, typed key by key over what was there."""
    shown.evaluate("document.getElementById('search').select()")
    shown.evaluate("document.getElementById('search').focus()")
    shown.press("Backspace")
    shown.type(words)
    return shown.evaluate(TITLES)


def names(shown: Page, role: str) -> list[str]:
    return [node.name for node in shown.accessible() if node.role == role]


def test_all_words_must_be_found_in_any_order_whatever_their_accents_and_capitals(show: Open) -> None:
    shown = show()
    assert shown.evaluate(SAID) == "8 documents"
    assert search(shown, "ASSISTANT oak") == ["Crèche Assistant", "Teaching Assistant"]
    assert shown.evaluate(SAID) == "2 of 8 documents"
    assert search(shown, "oak creche") == ["Crèche Assistant"]
    assert search(shown, "CRÈCHE") == ["Crèche Assistant"]
    assert search(shown, "h10") == ["Teaching Assistant"]
    assert search(shown, "sen/men") == ["SEN Mentor"]
    assert search(shown, "st mary's") == ["</script><b>Boss</b> & “Co” {{ x }}", "=SUM(A1)"]
    assert search(shown, "</script> boss") == ["</script><b>Boss</b> & “Co” {{ x }}"]
    assert search(shown, "assistant ash oak") == []
    assert shown.evaluate(SAID) == "0 of 8 documents. No document matches. Take out a word or a filter."


def test_each_filter_and_all_together(show: Open) -> None:
    shown = show()
    choose(shown, "school", "oak")
    assert shown.evaluate(TITLES) == ["SEN Mentor", "Crèche Assistant", "Teaching Assistant"]  # the site's too
    choose(shown, "status", "in-force")
    assert shown.evaluate(TITLES) == ["Teaching Assistant"]
    choose(shown, "grade", "H1")
    assert shown.evaluate(SAID).startswith("0 of 8 documents")
    choose(shown, "status", "superseded")
    assert shown.evaluate(TITLES) == ["Crèche Assistant"]
    assert search(shown, "mentor") == []
    shown.click("#clear")
    assert shown.evaluate(SAID) == "8 documents"
    assert (
        shown.evaluate("['search', 'school', 'grade', 'status'].map(id => document.getElementById(id).value).join('')")
        == ""
    )
    choose(shown, "school", ".")
    assert shown.evaluate(TITLES) == ["Finance Officer"]


def test_columns_sort_up_and_down_and_empty_cells_come_last(show: Open) -> None:
    shown = show()
    column = "[...document.querySelectorAll('tbody tr')].map(row => row.cells[{}].textContent)"
    told = "[...document.querySelectorAll('thead th')].map(th => th.getAttribute('aria-sort'))"
    assert shown.evaluate(told) == [None] * 7
    shown.click("thead th:nth-child(3) button")
    assert shown.evaluate(told)[2] == "ascending"
    assert shown.evaluate(column.format(2)) == ["@H3", "H'3\"", "H1", "H2", "H2", "H3", "H10", ""]
    shown.click("thead th:nth-child(3) button")
    assert shown.evaluate(told)[2] == "descending"
    assert shown.evaluate(column.format(2)) == ["H10", "H3", "H2", "H2", "H1", "H'3\"", "@H3", ""]
    shown.click("thead th:nth-child(6) button")
    assert shown.evaluate(told) == [None] * 5 + ["ascending", None]
    assert shown.evaluate(column.format(5)) == ["1 March 2027"] * 2 + [""] * 6
    shown.click("thead th:nth-child(4) button")
    shown.click("thead th:nth-child(4) button")
    assert shown.evaluate(column.format(3))[:6] == ["5", "4", "4", "4", "2", ""]


def test_the_address_keeps_what_is_asked_for_and_can_be_sent(show: Open, folder: Path) -> None:
    shown = show(fragment="#school=ash&grade=H10&sort=-title")
    assert shown.evaluate(SAID) == "1 of 8 documents"
    assert shown.evaluate("document.querySelector('[aria-sort=descending]').textContent") == "Title"
    shown.go((folder / "index.html").as_uri() + "#status=draft&search=ment%C3%B3r+%3C")  # the same page: no loading
    shown.until(f"{SAID}.startsWith('0 of')")
    search(shown, "ash assistant")
    choose(shown, "status", "in-force")
    shown.until("location.hash === '#search=ash+assistant&status=in-force'")
    shown.click("#clear")
    shown.until("location.hash === ''")
    again = show(fragment="#school=nowhere&grade=%22&status=&sort=colour")
    assert again.evaluate(SAID) == "8 documents"


def test_everything_works_with_the_keyboard_alone(show: Open) -> None:
    shown = show()
    stops = []
    for _ in range(14):
        shown.press("Tab")
        stops.append((shown.focused().role, shown.focused().name))
    assert stops[:5] == [
        ("searchbox", "Search"),
        ("combobox", "School"),
        ("combobox", "Grade"),
        ("combobox", "Status"),
        ("button", "Clear filters"),
    ]
    assert [name for _, name in stops[5:11]] == ["Title", "School", "Grade", "Version", "Status", "Next review"]
    assert stops[11:13] == [
        ("link", "Word – Finance Officer, Hawthorn Learning Trust"),
        ("link", "Word – Teaching Assistant, Ash Vale Academy"),
    ]
    assert "px" in shown.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert shown.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    shown.press("Tab", SHIFT, times=8)
    assert shown.focused().name == "Title"
    shown.press("Enter")
    assert shown.evaluate(TITLES)[0] == "</script><b>Boss</b> & “Co” {{ x }}"
    shown.press("Space")
    assert shown.evaluate(TITLES)[0] == "Teaching Assistant"
    assert shown.focused().name == "Title"
    shown.press("Tab", SHIFT, times=5)
    shown.type("mentor")
    assert shown.evaluate(TITLES) == ["SEN Mentor"]
    shown.press("Tab")
    shown.type("St")  # chooses in a list by its first letters
    assert shown.evaluate(SAID).startswith("0 of 8")
    shown.press("Tab", times=3)
    shown.press("Enter")
    assert shown.evaluate(SAID) == "8 documents"
    assert shown.focused().name == "Clear filters"


@pytest.mark.parametrize("width", [1280, 320])
def test_a_screen_reader_is_told_a_table_and_links_that_make_sense_alone(show: Open, width: int) -> None:
    shown = show(fragment="#school=ash", width=width)
    told = shown.accessible()
    tree = {(node.role, node.name) for node in told}
    assert tree >= {
        ("heading", "Job descriptions"),
        ("search", "Find documents"),
        ("table", f"Job descriptions of {PACK.title}"),
        ("rowheader", "SEN Mentor sen/mentor"),
        ("cell", "Ash Vale Academy"),
    }
    assert [node.name for node in told if node.role == "link"] == [
        *(f"{format} – Teaching Assistant, Ash Vale Academy" for format in ("Word", "PDF", "Web page") * 2),
        "Word – SEN Mentor, Oak and Ash Federation",
    ]
    (status,) = (node for node in told if node.role == "status")
    assert status.properties["live"] == "polite"
    (field,) = (node for node in told if node.role == "searchbox")
    assert field.description == "Words of the title, the role’s id, the school or the grade"
    assert [node.role for node in told].count("row") == 4
    heads = ["Title", "School", "Grade", "Version", "Status", "Next review", *(["Files"] if width > 768 else [])]
    assert names(shown, "columnheader") == heads


def test_each_link_leads_to_its_file(show: Open, folder: Path) -> None:
    shown = show()
    led = shown.evaluate("[...document.querySelectorAll('td a')].map(link => link.href)")
    base = folder.as_uri() + "/"
    assert all(address.startswith(base) for address in led)
    paths = {unquote(urlsplit(address).path).removeprefix(unquote(urlsplit(base).path)) for address in led}
    assert paths == {path for row in PACK.rows for path in row.files.values()}
    assert not any(urlsplit(address).fragment or urlsplit(address).query for address in led)


@pytest.mark.parametrize("width", [320, 640, 800, 1280])
def test_nothing_is_to_be_scrolled_sideways(show: Open, width: int) -> None:
    shown = show(width=width)
    assert shown.evaluate("document.documentElement.scrollWidth") == width
    small = "[...document.querySelectorAll('a, button, input, select')].filter(e => e.offsetParent).map(e => {s})"
    assert min(shown.evaluate(small.format(s="e.getBoundingClientRect().height"))) >= 24  # WCAG 2.2, 2.5.8


def test_a_narrow_card_says_what_its_values_are(show: Open) -> None:
    shown = show(fragment="#school=ash&grade=H2", width=320)
    assert {"Grade: H2", "Version: 4", "Next review: 1 March 2027"} <= set(names(shown, "cell"))
    assert "Grade: H2" not in names(show(fragment="#school=ash&grade=H2"), "cell")


def test_without_scripts_the_whole_table_stands_there(browser: Browser, tmp_path: Path) -> None:
    shown = browser.open()
    shown.without_scripts()
    (tmp_path / "many.html").write_bytes(page(many(150)))
    shown.go((tmp_path / "many.html").as_uri())
    tree = shown.accessible()
    assert [node.role for node in tree].count("rowheader") == 150
    told = {node.name for node in tree if node.role in ("StaticText", "button", "searchbox")}
    assert any(name.startswith("Searching, filtering and sorting need JavaScript") for name in told)
    assert not told & {"Search", "Clear filters", "Show all"}
    shown.close()


def test_of_a_thousand_a_hundred_are_shown_until_more_are_asked_for(show: Open) -> None:
    shown = show("thousand.html")
    assert shown.evaluate(SHOWN) == 100
    assert shown.evaluate(SAID) == "1,000 documents, the first 100 of them shown"
    shown.click("#next")
    assert shown.evaluate(SHOWN) == 200
    choose(shown, "school", "s7")
    assert shown.evaluate(SAID) == "50 of 1,000 documents"
    assert shown.evaluate("document.getElementById('more').hidden")
    shown.click("#clear")
    assert shown.evaluate(SHOWN) == 100
    shown.evaluate("document.getElementById('all').focus()")
    shown.press("Enter")
    assert shown.evaluate(SHOWN) == 1000
    assert shown.focused().role == "link"  # the first of the new ones, as the button is gone
    assert (
        shown.evaluate("[...document.querySelectorAll('tbody tr')].indexOf(document.activeElement.closest('tr'))")
        == 100
    )


def test_all_that_is_found_is_printed_with_the_head_on_each_sheet(show: Open, tmp_path: Path) -> None:
    shown = show("thousand.html", fragment="#grade=H3")
    found = shown.evaluate(SAID)
    (tmp_path / "printed.pdf").write_bytes(shown.pdf())
    sheets = [sheet.extract_text() for sheet in PdfReader(tmp_path / "printed.pdf").pages]
    assert found == "84 of 1,000 documents" and len(sheets) > 1
    assert all("Title" in sheet and "Next review" in sheet for sheet in sheets)
    assert sum(sheet.count("Web page") for sheet in sheets) == 84
    assert not any("Clear filters" in sheet or "All schools" in sheet for sheet in sheets)


def test_more_than_is_shown_is_printed(show: Open, tmp_path: Path) -> None:
    shown = show("thousand.html", fragment="#status=draft")
    assert shown.evaluate(SHOWN) == 100
    (tmp_path / "printed.pdf").write_bytes(shown.pdf())
    assert sum(s.extract_text().count("Web page") for s in PdfReader(tmp_path / "printed.pdf").pages) == 334
    assert shown.evaluate(SHOWN) == 100


def test_colours_of_the_reader_leave_everything_to_see(show: Open) -> None:
    shown = show()
    shown.emulate(forced_colors="active")
    for selector in ("tbody tr", "td a", "thead th", "#search"):
        style = f"getComputedStyle(document.querySelector('{selector}')).borderTopStyle"
        assert shown.evaluate(style) == "solid", selector


CONTRASTS = """[...document.querySelectorAll('h1, p, label, button, select, input, th, td, small, a')]
.filter(e => e.checkVisibility() && e.textContent.trim()).map(e => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
        .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    let behind = e;
    while (behind && (parts(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
    const ground = behind ? light(parts(getComputedStyle(behind).backgroundColor)) : 1;
    const ink = light(parts(getComputedStyle(e).color));
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
})"""


@pytest.mark.parametrize("width", [1280, 320])
def test_every_text_has_contrast_enough(show: Open, width: int) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    contrasts = show(width=width).evaluate(CONTRASTS)
    assert len(contrasts) > 40 and min(contrasts) >= 4.5


def test_the_check_of_contrast_sees_grey_on_white(show: Open) -> None:
    shown = show()
    shown.evaluate("document.querySelector('h1').style.setProperty('color', '#999999')")
    assert min(shown.evaluate(CONTRASTS)) < 3


def test_a_script_in_a_title_does_not_run_and_a_planted_one_is_refused(browser: Browser, tmp_path: Path) -> None:
    planted = page(PACK).replace(b"<main>", b"<main><script>document.title = 'owned'</script>")
    (tmp_path / "planted.html").write_bytes(planted)
    shown = browser.open((tmp_path / "planted.html").as_uri())
    assert shown.evaluate("document.title") == f"Job descriptions of {PACK.title}"
    assert any("Content Security Policy" in error for error in shown.errors)
    shown.close()


def test_a_pack_of_one_document_says_so(browser: Browser, tmp_path: Path) -> None:
    one = Catalogue(PACK.title, PACK.as_of, PACK.rows[:1])
    (tmp_path / "one.html").write_bytes(page(one))
    shown = browser.open((tmp_path / "one.html").as_uri())
    assert shown.evaluate(SAID) == "1 document"
    shown.close()
