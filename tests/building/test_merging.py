"""Merged documents: byte for byte what the direct way makes, whatever roles, houses and schools say."""

from functools import cache

import pytest
from calendar_day import AS_OF
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.houses import house_with
from test_laws import HOUSES, sample

from jdgen.building.judging.check import _Fillings
from jdgen.building.making.maker import Maker
from jdgen.building.making.merging import STOPPING, Merging
from jdgen.document.merge_fields import fields
from jdgen.formats import word
from jdgen.formats.content import Package, content_of
from jdgen.house.model import House
from jdgen.role.model import Role
from jdgen.rules import TEXT_RULES, judge_role
from jdgen.rules.varying import VaryingRole
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Position, Workspace, open_workspace
from roles import Author, files, roles
from roles import as_yaml as written

SCHOOLS = """\
trust: {name: Hazel & Sons Trust, facts: {motto: Gorau arf}}
schools:
  oak: {name: Oak School, phone: "1", facts: {motto: Sapere aude}}
  ash: {name: Ash School, phone: "2", facts: {motto: Festina lente}}
  elm: {name: Elm School, phone: "3", facts: {motto: Festina lente}}
  fir: {name: Fir School, facts: {motto: Ad astra}, post: {hours: "20 at {{ school.name }}"}}
"""
NAMES = ("school.name", "school.phone", "school.facts.motto")
NASTY = [
    "<b>&amp;</b>", "\"quoted\" 'so'", "]]>", "{{ school.name }}", "{% x %}", "مدرسة النور", "a\u200fb", "é", "e\u0301",
    " leading", "trailing ", "two  blanks", "new\nline", "tab\there", "x\u00a0", "\u2003", "Who?", "Note:",
    "The School of " + "very " * 20 + "long", "x" * 400, *fields(NAMES).values(), "\U00100000" * 2, "\ue000",
    "Mrs A Patel", "[Insert name]", "TBC", "j.smith@gmail.com", "pupil J.S.", "</w:t>", "<w:br/>", "İ", "ß", "\u0301x",
]  # fmt: skip
VALUES = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


Said = dict[str, dict[str, str]]


class Trust(Workspace):
    """A workspace of schools that say of themselves what no source could, all dressed in one house."""

    def __init__(self, role: str, said: Said, house: House, more: dict[str, bytes] | None = None) -> None:
        texts = {**files({"title": "x"}), "jdgen.yaml": SCHOOLS.encode(), "roles/random.yaml": role.encode()}
        super().__init__(MemoryTree({**texts, **(more or {})}), AS_OF)
        self._said, self._dress = said, house

    def site_of(self, school: str) -> dict[str, str]:
        site = dict(super().site_of(school))
        return site | {name: value for name, value in self._said.get(school, {}).items() if name in site}

    def house_of(self, role: Role, school: str = "", asked: str = "") -> House:
        return self._dress


@cache
def letterhead_of(house: House) -> word.Letterhead:
    return word.prepare(house.letterhead, house.word, house.letterhead_file)


def made(workspace: Workspace, house: House, merges: bool) -> tuple[list[object], Maker]:
    """What comes out for each position, and the maker."""
    maker = Maker(workspace)
    maker._letterheads[house.id] = letterhead_of(house)
    if not merges:
        maker.merging.made = lambda position, day="": None  # type: ignore[method-assign]
    outputs: list[object] = []
    for position in workspace.positions:
        try:
            outputs.append(list(maker.outputs(position)))
        except ValueError as error:
            outputs.append(str(error))
    return outputs, maker


def same_both_ways(workspace: Workspace, house: House) -> Merging:
    """Makes everything in both ways, holds the two to the same answer, and gives what was merged."""
    merged, maker = made(workspace, house, merges=True)
    directly, other = made(workspace, house, merges=False)
    assert merged == directly
    assert (maker.failed, maker.findings.merged()) == (other.failed, other.findings.merged())
    return maker.merging


said = st.dictionaries(
    st.sampled_from(["", "oak", "ash", "elm", "fir"]), st.dictionaries(st.sampled_from(NAMES), VALUES)
)


def varied(role: Author) -> str:
    """A random role whose texts say all that schools differ in."""
    text = written(role).replace("{{trust.name}}", "{{ school.phone }}")
    return text.replace("{{ trust.facts.motto }}", "{{ school.facts.motto }}")


@pytest.mark.parametrize("name", HOUSES)
@settings(max_examples=12, deadline=None)
@given(role=roles(), said=said)
def test_what_is_merged_is_what_is_made_directly(name: str, role: Author, said: Said) -> None:
    house = sample().house(name)
    same_both_ways(Trust(varied(role), said, house), house)


COOK = """\
title: Cook at {{ school.name }}
location: "{{ school.name }}"
reports_to: Bursar
purpose: Cook.
duties:
  - heading: In {{ school.name }}
    clauses:
      - Feed {{ school.name }} and {{ trust.name }}.
      - Feed {{ school.facts.motto }}.
person_specification:
  - heading: Of {{ school.name }}
    criteria:
      - text: A liking for {{ school.facts.motto }}
        level: essential
sections:
  - heading: "{{ school.facts.motto }}"
    facts:
      - label: Place {{ school.facts.motto }}
        value: "{{ school.name }}"
"""


@pytest.mark.parametrize("name", HOUSES)
@settings(max_examples=8, deadline=None)
@given(said=said)
def test_a_role_full_of_its_school_is_merged_as_it_is_made_directly(name: str, said: Said) -> None:
    house = sample().house(name)
    same_both_ways(Trust(COOK, said, house), house)


def with_block(block: str) -> House:
    return house_with('{% extends "base/role.html.j2" %}{% block title %}{{ super() }}' + block + "{% endblock %}")


MERGED = (
    "<p>{{ school.name }}, {{ trust.name }}</p>",
    "{% if school.phone %}<p>Tel {{ school.phone }}</p>{% endif %}",
    "<p>{{ school.phone or 'no telephone' }}</p>",
    "{% set words %}<p>At {{ school.name }}</p>{% endset %}{{ words }}",
    "{% if role.reports_to|length == 1 %}<p>{{ school.name }}</p>{% endif %}",
    "{% macro of(x) %}<p>{{ x }}</p>{% endmacro %}{{ of(school.facts.motto) }}",
)
DIRECT = (
    "{% if school.name == 'Oak School' %}<p>Here</p>{% endif %}",
    "{% if 'Oak' in school.name %}<p>Here</p>{% endif %}",
    "{% if school.name in 'Oak School or Ash School' %}<p>Here</p>{% endif %}",
    "{% if school.name is eq('Oak School') %}<p>Here</p>{% endif %}",
    "{% if school.name is in(['Oak School']) %}<p>Here</p>{% endif %}",
    "{% if school.name < 'B' %}<p>Here</p>{% endif %}",
    "{% if role.title == 'Cook at Oak School' %}<p>Here</p>{% endif %}",
    "{% set words %}{{ school.name }}{% endset %}{% if words == 'Oak School' %}<p>Here</p>{% endif %}",
    "{% if labels[school.name] is defined %}<p>Here</p>{% endif %}",
    '<p><a href="https://x.example/{{ school.facts.motto }}">us</a></p>',
    '<p class="{{ school.name }}">us</p>',
    "{% macro l() %}{% for i in '" + "x" * 0 + "' and [] or [1,2,3] %}{{ school.name }}{% endfor %}{% endmacro %}"
    + "{% set a %}{{ l() }}{% endset %}"
    + "".join("{% set a %}" + "{{ a }}" * 8 + "{% endset %}" for _ in range(4)),
)  # fmt: skip
"""The last prints a name 12,288 times: with long names it would be more than a layout may print."""


@pytest.mark.parametrize("block", MERGED)
def test_a_layout_that_prints_values_or_asks_whether_they_are_there_is_merged(block: str) -> None:
    house = with_block(block)
    workspace = Trust(COOK, {"ash": {"school.name": '<Ash> & "Co"'}}, house)
    merging = same_both_ways(workspace, house)
    assert merging.merged == len(workspace.positions) == 5


@pytest.mark.parametrize("block", DIRECT)
def test_a_layout_that_heeds_what_values_say_is_not_merged(block: str) -> None:
    house = with_block(block)
    merging = same_both_ways(Trust(COOK, {}, house), house)
    assert merging.merged == 0
    assert merging.mains == (3 if "href" in block else 0)  # of a link it is seen only when the main document is written


@pytest.mark.parametrize("name", HOUSES)
def test_the_samples_houses_are_merged_from_one_main_document_for_schools_alike(name: str) -> None:
    house = sample().house(name)
    merging = same_both_ways(Trust(COOK, {}, house), house)
    assert merging.merged == 5
    assert merging.mains == 2  # the school that gives hours of its own has its own


def test_a_trust_of_the_samples_roles_is_merged_whole() -> None:
    workspace = open_workspace(sample().tree.root / "examples" / "trust", AS_OF)  # type: ignore[attr-defined]
    maker = Maker(workspace)
    own_words = sum(map(workspace.has_own_text, workspace.positions))
    made = [content for position in workspace.positions for _, content in maker.outputs(position)]
    assert len(made) == len(workspace.positions)
    assert maker.merging.merged == len(made) - own_words > 0
    assert all(isinstance(content, Package) for content in made)
    assert [content_of("a.docx", each) for each in made] == [content_of("a.docx", bytes(each)) for each in made]


def test_a_value_that_sets_facts_in_another_row_has_a_body_of_its_own() -> None:
    house = sample().house("school-form")
    long = {"oak": {"school.name": "The School " + "of Saint Somebody " * 4}, "ash": {"school.name": "Who?"}}
    merging = same_both_ways(Trust(COOK, long, house), house)
    assert merging.merged == 4  # “… Somebody ” ends with a blank: oak is made directly
    long["oak"]["school.name"] = long["oak"]["school.name"].strip()
    assert same_both_ways(Trust(COOK, long, house), house).merged == 5


def test_without_schools_nothing_is_merged() -> None:
    workspace = sample()
    maker = Maker(workspace)
    assert len(list(maker.outputs(Position("bg6")))) == 1
    assert (maker.merging.mains, maker.merging.merged) == (0, 0)


@pytest.mark.parametrize("formats", [("html",), ("docx", "html")])
def test_other_formats_are_made_directly(formats: tuple[str, ...]) -> None:
    house = sample().house("school-form")
    workspace = Trust(COOK, {}, house)
    maker = Maker(workspace, formats=formats)
    maker._letterheads[house.id] = letterhead_of(house)
    assert [len(list(maker.outputs(position))) for position in workspace.positions] == [len(formats)] * 5
    assert maker.merging.merged == 0


def test_what_is_held_does_not_grow_with_roles_and_vacancies() -> None:
    schools = "".join(f'  s{n}: {{name: School {n}, facts: {{motto: m}}, post: {{hours: "{n}"}}}}\n' for n in range(12))
    house = sample().house("school-form")
    more = {f"roles/r{n}.yaml": COOK.encode() for n in range(7)}
    more["jdgen.yaml"] = b"trust: {name: T, facts: {motto: m}}\nschools:\n" + schools.encode()
    workspace = Trust(COOK, {}, house, more)
    _, maker = made(workspace, house, merges=True)
    assert maker.merging.merged == len(workspace.positions) == 8 * 13
    held = maker.merging._texts
    assert len(held) == 4
    assert max(len(text.mains) for text in held.values()) == 8


# Rules: what no school changes is judged once.


def test_every_rule_that_stops_a_build_judges_text_by_text() -> None:
    assert set(STOPPING) <= set(TEXT_RULES)


HOLDERS = st.sampled_from([
    "Jane Smith", "Jane Smith 07700 900123", "{{ school.name }}", "Jane {{ school.name }}", "TBC",
    "[Insert {{ school.phone }}]", "jane@gmail.com", "",
])  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(role=roles(), said=said, holder=HOLDERS)
def test_a_role_judged_in_two_parts_is_judged_as_a_whole(role: Author, said: Said, holder: str) -> None:
    facts = [
        {"label": "Name of the {{ school.name }}", "value": holder or "x"},
        {"label": "Manager's name", "value": holder},
    ]
    more = {**role, "post_holder": holder, "sections": [{"heading": "More", "facts": facts}]}
    workspace = Trust(varied(more), said, sample().house("school-form"))
    resolved = workspace.resolved("random")
    varying = VaryingRole(resolved, STOPPING)
    for school in ("oak", "ash"):
        whole = {finding for finding in judge_role(workspace.filled(resolved, school)) if finding.is_error}
        apart = {*varying.everywhere, *varying.at_school(workspace.filled(varying.part, school))}
        assert apart == whole
        if varying.passes(workspace.site_of(school), resolved.post):
            assert whole == {*varying.everywhere}


def words_in(place: str) -> Author:
    return {"title": "Cook", "duties": [{"heading": "Duties", "clauses": [place]}]}


@pytest.mark.parametrize(
    ("text", "motto", "found"),
    [
        ("Cook for {{ school.facts.motto }}.", "Festina lente", False),
        ("Cook for {{ school.facts.motto }}.", "Mrs A Patel", True),
        ("Cook for {{ school.facts.motto }}.", "TBC", True),
        ("Support pupil {{ school.facts.motto }}", "J.S.", True),
        ("[Insert {{ school.facts.motto }}]", "Festina lente", True),
        ("Write to [{{ school.facts.motto }}](mailto:jane.smith@gmail.com)", "us", True),
    ],
)
def test_a_school_whose_words_trip_a_rule_is_told_and_the_next_is_made(text: str, motto: str, found: bool) -> None:
    house = sample().house("school-form")
    workspace = Trust(varied(words_in(text)), {"oak": {"school.facts.motto": motto}}, house)
    _, maker = made(workspace, house, merges=True)
    same_both_ways(workspace, house)
    assert (Position("random", "oak") in maker.failed) == found
    varying = VaryingRole(workspace.resolved("random"), STOPPING)
    assert varying.passes(workspace.site_of("oak"), workspace.resolved("random").post) != found


@pytest.mark.parametrize(
    "more",
    [
        {"post": {"hours": "{{ school.facts.motto }}"}},
        {"reports_to": ["{{ school.facts.motto }}"]},
        {"sign_off": {"signatories": ["{{ school.facts.motto }}"]}},
        {"sections": [{"heading": "More", "facts": [{"label": "Name", "value": "{{ school.facts.motto }}"}]}]},
        {"reports_to": ["Bursar"], "purpose": "Help the {{ role.reports_to }}."},
    ],
)
def test_a_text_that_is_the_value_of_something_does_not_pass_unjudged(more: Author) -> None:
    workspace = Trust(varied({**words_in("Cook."), **more}), {}, sample().house("school-form"))
    resolved = workspace.resolved("random")
    assert not VaryingRole(resolved, STOPPING).passes(workspace.site_of("oak"), resolved.post)


def test_check_fills_a_role_once_for_all_schools_of_which_the_same_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    house = sample().house("school-form")
    schools = "".join(f"  s{n}: {{name: School {n}, facts: {{motto: m}}}}\n" for n in range(30)).encode()
    odd = b"  bare: {name: Bare School}\n"
    settings_file = b"trust: {name: T, facts: {motto: m}}\nschools:\n" + schools + odd
    workspace = Trust(COOK, {}, house, {"jdgen.yaml": settings_file})
    asked: list[str] = []
    filled = workspace.filled

    def noted(role: Role, school: str = "") -> Role:
        if role is workspace.resolved(role.id):  # and not the part of it that is judged for each school
            asked.append(school)
        return filled(role, school)

    monkeypatch.setattr(workspace, "filled", noted)
    fillings = _Fillings(workspace)
    missed = [position.school for position in workspace.positions if fillings.found_at(position)]
    assert missed == ["bare"]
    assert asked == ["", "bare"]
