"""Links to the files beside a file: every path is one, and nothing else is."""

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jdgen.document.beside import leads_beside, link

SEGMENTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="/\\"), min_size=1).filter(
    lambda segment: segment not in (".", "..")
)
BASE = "https://files.example.org/pack/index.html"


@given(st.lists(SEGMENTS, min_size=1, max_size=4))
@example(["oak", "Teaching Assistant (H2) - job description.docx"])
@example(["100% #1? it's “été” (&).docx"])
@example(["javascript:alert(1)"])
@example(["C:", "x"])
@example(["%2e%2e", "x"])
@example(["...", ".hidden"])
def test_an_address_leads_to_the_path_it_was_made_of(segments: list[str]) -> None:
    path = "/".join(segments)
    address = link(path)
    resolved = urlsplit(urljoin(BASE, address))
    assert (resolved.netloc, resolved.query, resolved.fragment) == ("files.example.org", "", "")
    assert unquote(resolved.path, errors="strict") == f"/pack/{path}"
    assert leads_beside(address)
    assert not set(address) & set(" \"'<>#?:&“é")


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../x", "a/../x", "a//b", "a/", "./a", "a\\b", "//host/x", ".."])
def test_a_path_that_leads_elsewhere_is_a_mistake(path: str) -> None:
    with pytest.raises(ValueError, match="no path below"):
        link(path)


def test_a_link_from_a_folder_is_shorter_and_does_not_leave_it() -> None:
    assert link("oak/Care taker.docx", "oak") == "Care%20taker.docx"
    for outside in ("ash/x.docx", "oaks/x.docx", "oak", "oak/../x"):
        with pytest.raises(ValueError, match="no path below 'oak'"):
            link(outside, "oak")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///x", "//host/x", "/x", "a b", "a#b", "a?b", "..", "a/../b", "%2", "a\n", "é", ""],
)
def test_another_address_does_not_lead_beside(address: str) -> None:
    assert not leads_beside(address)
