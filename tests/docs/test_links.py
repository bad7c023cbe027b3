"""Every link on a page leads somewhere."""

import re
from pathlib import Path

import pytest
from docs.pages import PAGES, ROOT, name, without_blocks

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def targets(page: Path) -> list[str]:
    """What the relative links and pictures of a page point at."""
    return [
        link for link in _LINK.findall(without_blocks(page)) if "://" not in link and not link.startswith("mailto:")
    ]


def anchors(page: Path) -> set[str]:
    """The names under which GitHub and GitLab find a page's headings."""
    headings = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(without_blocks(page))]
    return {heading.strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_relative_links_lead_to_a_file_and_to_a_heading_of_it(page: Path) -> None:
    lost = []
    for target in targets(page):
        path, _, anchor = target.partition("#")
        file = (page.parent / path) if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            lost.append(target)
    assert lost == []


def test_the_readme_and_the_guide_are_among_the_pages_that_are_read() -> None:
    assert {"README.md", "docs/architecture.md", "docs/guide/writing-roles.md"} <= {name(page) for page in PAGES}


def test_every_page_of_the_guide_and_every_decision_can_be_reached_from_the_readme_or_the_architecture_page() -> None:
    starts = [ROOT / "README.md", ROOT / "docs/architecture.md"]
    seen: set[Path] = set()
    while starts:
        page = starts.pop().resolve()
        if page in seen or page.suffix != ".md" or not page.is_file():
            continue
        seen.add(page)
        starts += [page.parent / target.partition("#")[0] for target in targets(page) if target.partition("#")[0]]
    wanted = {page.resolve() for folder in ("guide", "decisions") for page in (ROOT / "docs" / folder).glob("*.md")}
    assert {name(page) for page in wanted - seen} == set()
