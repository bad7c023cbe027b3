"""A role in a house becomes a document: what arrives, from where, and with which values beside it."""

from dataclasses import replace
from datetime import date

import pytest
from layout.houses import a_role, composed, house_with, with_title, workspace
from mistakes.pipeline import valid_workspace
from role.authored import role as authored

from jdgen.diagnostics import Location, Rejected
from jdgen.document import walk
from jdgen.document.identity import Identity
from jdgen.document.tree import (
    Document,
    Facts,
    Heading,
    HeadingNumber,
    List,
    ListFormat,
    Paragraph,
    Picture,
    Section,
    Table,
)
from jdgen.house.load import load_house
from jdgen.house.model import FactLine, House, Omission
from jdgen.layout import compose
from jdgen.layout.running import running_lines
from jdgen.register import Standing, State
from jdgen.source.tree import MemoryTree

BASE = '{% extends "base/role.html.j2" %}'


def texts(document: Document) -> list[str]:
    return [walk.plain(text) for text in walk.texts(document.blocks)]


def origins(document: Document) -> dict[str, Location]:
    return {run.origin.key: run.origin.at for run in walk.runs(document.blocks) if run.origin}


def test_every_text_knows_its_key_and_the_line_that_wrote_it() -> None:
    found = origins(composed(BASE))
    assert found["title"] == Location("roles/_shared/bases/family.yaml", 1, 8)
    assert found["post/hours"] == Location("roles/post.yaml", 4, 10)
    assert found["duties/lawns/heading"].line == 8
    assert found["duties/lawns/mow"] == Location("roles/_shared/bases/family.yaml", 11, 15)
    assert found["duties/lawns/welcome-visitors"].file == "roles/_shared/clauses/shared.yaml"
    assert found["person_specification/skills/knows-plants/level"].line == 17
    assert found["person_specification/skills/drives-a-tractor/assessed_by/certificate"].line == 18
    assert found["sections/tools/heading"] == Location("roles/post.yaml", 7, 14)
    assert found["statements/lift-safely"].line == 5


def test_a_text_without_an_id_keeps_its_key_when_a_neighbour_is_added() -> None:
    def key(statements: str) -> set[str]:
        found = origins(compose(authored(f"title: x\nstatements:\n{statements}"), house_with(BASE), {}))
        return {key for key in found if key.startswith("statements")}

    long = "  - A statement of more than six words stands here alone.\n"
    assert key(long) < key("  - First of all, another statement of many words.\n" + long)


def test_blocks_know_the_line_of_their_layout() -> None:
    document = composed(with_title("\n<h1>{{ role.title }}</h1>\n"))
    first = document.blocks[0]
    assert isinstance(first, Heading)
    assert first.at == Location("templates/plain/role.html.j2", 3)


def test_the_document_carries_its_values() -> None:
    site = {**workspace().site, "school.name": "Elm School"}
    identity = Identity("post", "elm", "all", "4", "2026-09-01", "0123456789abcdef")
    standing = Standing(State.IN_FORCE, 4, date(2026, 9, 1))
    meta = compose(a_role(), house_with(BASE), site, standing, identity).meta
    assert meta.title == "Gardener (G2) – job description"
    assert (meta.author, meta.subject, meta.language) == ("Hazel Trust", "Job description", "en-GB")
    assert meta.keywords == ("Gardener", "G2", "Elm School")
    values = dict(meta.values)
    assert (values["role.title"], values["post.hours"], values["school.name"]) == (
        "Gardener",
        "20 a week",
        "Elm School",
    )
    assert (values["role.version"], values["role.status"]) == ("4", "in force from 1 September 2026")
    assert meta.header == ("Elm School",)
    assert meta.footer == ("Gardener", "Grade G2", "Version 4, in force from 1 September 2026")
    assert meta.identity is identity
    assert meta.logo
    assert meta.logo.alt == "A hazel leaf"


def test_a_draft_has_no_version_and_says_so_in_its_header() -> None:
    meta = compose(a_role(), house_with(BASE), workspace().site).meta
    assert dict(meta.values)["role.status"] == "Draft"
    assert "role.version" not in dict(meta.values)
    assert meta.header == ("Hazel Trust", "DRAFT")
    assert meta.footer == ("Gardener", "Grade G2", "Draft")
    assert meta.identity is None


def test_a_layout_sees_version_status_and_mark_and_that_one_is_absent() -> None:
    layout = with_title(
        "<h1>{{ role.title }}</h1><p>{{ role.standing }}</p><p>{{ role.status }}</p>"
        "{% if role.version %}<p>{{ role.version }}</p>{% endif %}{% if role.draft %}<p>{{ role.draft }}</p>{% endif %}"
    )

    def shown(standing: Standing) -> list[str]:
        document = compose(a_role(), house_with(layout), workspace().site, standing)
        return [walk.plain(block.runs) for block in document.blocks if isinstance(block, Paragraph)][:4]

    day = date(2026, 9, 1)
    assert shown(Standing(State.SUPERSEDED, 4, day, 5))[:3] == [
        "Version 4, superseded by version 5", "superseded by version 5", "4",
    ]  # fmt: skip
    assert shown(Standing(State.DRAFT, other=4))[:3] == ["Draft (after version 4)", "Draft (after version 4)", "DRAFT"]


def test_running_lines_leave_out_what_has_no_value() -> None:
    lines = (
        "Always",
        "{{ school.name }}",
        "{{ role.grade }}",
        "{{ role.grade }}  {{ role.title }}",
        "Version {{ a.b }}",
    )
    assert running_lines(lines, {"role.title": "x", "school.name": ""}) == ("Always", "x")


def facts_of(document: Document) -> list[tuple[str, str]]:
    facts = next(block for block in walk.blocks(document.blocks) if isinstance(block, Facts))
    return [(walk.plain(fact.label), walk.plain(fact.value)) for fact in facts.facts]


def test_facts_stand_in_the_houses_order_and_the_absent_are_left_out() -> None:
    lines = (FactLine(("post.hours", "grade"), "Hours and grade", " / "), FactLine(("points",)), FactLine(("title",)),
             FactLine(("reports_to",)))  # fmt: skip
    assert facts_of(compose(a_role(), replace(house_with(BASE), fact_lines=lines), {})) == [
        ("Hours and grade", "20 a week / G2"), ("Job title", "Gardener"), ("Reports to", "Head gardener"),
    ]  # fmt: skip


def test_a_blank_to_fill_in_is_printed_and_has_its_origin() -> None:
    document = compose(authored('title: x\npost_holder: ""\n'), house_with(BASE), {})
    assert ("Post holder", "") in facts_of(document)
    assert "post_holder" in origins(document)


def test_looks_links_and_looks_within_looks_arrive() -> None:
    text = "title: x\npurpose: Keep **the *old* [park](https://example.org)** green.\n"
    layout = with_title("<h1>{{ role.title }}</h1><p><em>{{ role.purpose.paragraphs|first }}</em></p>")
    document = compose(authored(text), house_with(layout), {})
    runs = [run for run in walk.runs(document.blocks) if run.origin and run.origin.key.startswith("purpose")][:5]
    assert [(run.text, run.strong, run.emphasis, run.href) for run in runs] == [
        ("Keep ", False, True, ""), ("the ", True, True, ""), ("old", True, True, ""), (" ", True, True, ""),
        ("park", True, True, "https://example.org"),
    ]  # fmt: skip


def test_words_of_a_role_are_never_taken_for_markup() -> None:
    words = """<b>&amp; </p> <t o="0"/> ]]> <!-- {x} 100% "' \\n"""
    found = compose(authored(f"title: x\nlocation: |\n  {words}\n"), house_with(BASE), {})
    assert ("Location", words) in facts_of(found)


def test_elements_become_blocks() -> None:
    layout = """<article><h1>Gardener</h1><section><h2 class="part">Lists</h2>
    <ul><li>one<ol><li>two</li></ol></li></ul><ol class="roman"><li>three</li></ol></section>
    <h3 class="legal">Numbered</h3><ol class="legal"><li>four</li></ol><p class="note">Care<br/>courage &amp; more</p>
    <table class="form"><caption>C</caption><thead><tr><th scope="col">H</th></tr></thead>
    <tbody><tr><td><p>a</p><ul><li>b</li></ul></td></tr></tbody></table></article>"""
    house = replace(house_with(layout), omits=(Omission("title", "x"),))
    title, section, heading, legal, *paragraphs, table = compose(authored("title: x\n"), house, {}).blocks
    assert isinstance(title, Heading)
    assert isinstance(section, Section)
    part, bullets, roman = section.blocks
    assert (part.style, bullets.format, roman.format) == ("part", ListFormat.BULLET, ListFormat.ROMAN)  # type: ignore[union-attr]
    assert isinstance(bullets, List)
    assert bullets.items[0].lists[0].format is ListFormat.DECIMAL
    assert isinstance(heading, Heading)
    assert heading.number is HeadingNumber.COUNTED
    assert isinstance(legal, List)
    assert legal.format is ListFormat.LEGAL
    assert [walk.plain(each.runs) for each in paragraphs if isinstance(each, Paragraph)] == ["Care", "courage & more"]
    assert isinstance(table, Table)
    assert (table.caption, len(table.rows[0].cells[0].blocks)) == ("C", 2)


def test_what_a_house_omits_with_a_reason_may_be_left_out() -> None:
    layout = BASE + "{% block sections %}{% endblock %}"
    with pytest.raises(Rejected):
        compose(a_role(), house_with(layout), workspace().site)
    house = replace(house_with(layout), omits=(Omission("sections", "They stand in the contract."),))
    assert "Tools" not in texts(compose(a_role(), house, workspace().site))


def test_a_text_printed_twice_is_fine_but_once_is_needed() -> None:
    document = composed(with_title("<h1>{{ role.title }}</h1><p>{{ role.title }}</p>"))
    assert texts(document).count("Gardener") == 3


def test_a_role_in_another_language_has_that_languages_words() -> None:
    house = house_with(BASE)
    wording = house.wordings[""]
    welsh = replace(wording, headings={**wording.headings, "purpose": "Diben y swydd"})
    document = compose(
        authored("title: x\nlang: cy\npurpose: Gofalu.\n"), replace(house, wordings={"": wording, "cy": welsh}), {}
    )
    assert "Diben y swydd" in texts(document)
    assert document.meta.language == "cy"


def test_the_same_role_in_the_same_house_is_the_same_document() -> None:
    assert composed(BASE) == composed(BASE)


OAK_LOGO = Picture(b"\x89PNG oak", "image/png", "An oak leaf")


def test_a_house_that_shows_each_schools_logo_shows_it() -> None:
    house = for_each_school(house_with(BASE))
    assert compose(a_role(), house, workspace().site, logo=OAK_LOGO).meta.logo == OAK_LOGO


def test_a_school_without_a_logo_is_named_beside_the_houses() -> None:
    house = for_each_school(house_with(BASE))
    assert house.logo
    shown = compose(a_role(), house, workspace().site | {"school.name": "Elm School"}).meta.logo
    assert shown == Picture(house.logo.content, "image/png", "Elm School")


def test_a_house_with_a_logo_of_its_own_shows_that_at_every_school() -> None:
    house = house_with(BASE)
    assert compose(a_role(), house, workspace().site, logo=OAK_LOGO).meta.logo == house.logo


def for_each_school(house: House) -> House:
    """The house as it is loaded with a logo that is described as the place of each school's."""
    content = (
        'name: Plain\nlogo: {file: logo.png, alt: " {{school.logo}} "}\nheader: ["{{ role.draft }}"]\n'
        'footer: ["{{ role.standing }}"]\n'
    )
    tree = MemoryTree(valid_workspace() | {"templates/plain/house.yaml": content.encode()})
    return replace(house, logo=load_house(tree, "plain").logo)
