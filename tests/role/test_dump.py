"""The forms in which a resolved role is shown: the JSON of design §5, and the author's own notation."""

import yaml
from calendar_day import AS_OF

from jdgen.role.dump import as_data, as_yaml
from jdgen.role.model import Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.source.tree import MemoryTree


def role(text: str) -> Role:
    return resolve("post", Library(MemoryTree({"roles/post.yaml": text.encode()}), AS_OF))


WHOLE = """\
title: Gardener
grade: G2
post_holder: ""
reports_to: [Head gardener, Bursar]
post: {hours: 20 a week}
banner: We care.
purpose:
  intro: "The gardener:"
  clauses:
    - keeps the grounds **green**
duties:
  - heading: Lawns
    optional: true
    intro: In summer
    note: With care
    clauses:
      - id: mow
        text: Mow.
        note: Twice.
        clauses:
          - The front lawn
    closing: |
      First.

      Second.
person_specification:
  - heading: Skills
    note: Bring proof.
    assessed_by: interview
    criteria:
      - essential: Knows plants and their Latin names by heart.
      - desirable: Drives.
        assessed_by: [certificate, task]
      - Patience
sections:
  - heading: Tools
    text: |
      The trust provides the tools.

      Bring gloves.
    numbered: true
    clauses:
      - Clean them.
    facts:
      - label: Shed
        value: ""
statements:
  - text: A check is made.
    basis: An Act
sign_off:
  declaration: I agree.
  signatories:
    - Postholder
"""


def test_the_json_of_a_role_has_every_key_and_null_for_what_is_absent() -> None:
    data = as_data(role(WHOLE))
    assert data["duties"] == [{
        "id": "lawns", "heading": "Lawns", "optional": True, "intro": "In summer", "note": "With care",
        "clauses": [{
            "id": "mow", "text": "Mow.", "note": "Twice.", "basis": None,
            "clauses": [
                {"id": "the-front-lawn", "text": "The front lawn", "note": None, "clauses": None, "basis": None},
            ],
        }],
        "closing": ["First.", "Second."],
    }]  # fmt: skip
    assert data["person_specification"] == [{
        "id": "skills", "heading": "Skills", "note": "Bring proof.",
        "criteria": [
            {"id": None, "text": "Knows plants and their Latin names by heart.", "level": "essential",
             "assessed_by": ["interview"], "basis": None},
            {"id": "drives", "text": "Drives.", "level": "desirable",
             "assessed_by": ["certificate", "task"], "basis": None},
            {"id": "patience", "text": "Patience", "level": None, "assessed_by": ["interview"], "basis": None},
        ],
    }]  # fmt: skip
    assert data["sections"] == [{
        "id": "tools", "heading": "Tools", "text": "The trust provides the tools.\n\nBring gloves.", "numbered": True,
        "clauses": [{"id": "clean-them", "text": "Clean them.", "note": None, "clauses": None, "basis": None}],
        "facts": [{"label": "Shed", "value": ""}],
    }]  # fmt: skip
    assert data["purpose"]["intro"] == "The gardener:"
    assert data["purpose"]["paragraphs"] is None
    assert data["banner"] == {"id": None, "text": "We care.", "note": None, "clauses": None, "basis": None}
    assert data["statements"][0]["basis"] == "An Act"
    assert data["sign_off"] == {"declaration": "I agree.", "signatories": ["Postholder"]}
    assert (data["grade"], data["post_holder"], data["points"]) == ("G2", "", None)
    assert data["reports_to"] == ["Head gardener", "Bursar"]
    assert data["post"]["hours"] == "20 a week"
    assert data["post"]["salary"] is None


def test_an_empty_role_has_no_parts() -> None:
    data = as_data(role("title: Gardener\n"))
    assert {key for key, value in data.items() if value is not None} == {"id", "lang", "title", "post"}


def test_written_out_it_is_the_notation_of_authors() -> None:
    text = as_yaml(role(WHOLE))
    data = yaml.safe_load(text)
    assert "id" not in data
    assert data["person_specification"][0]["criteria"][0]["essential"].startswith("Knows plants")
    assert as_data(role(text)) == as_data(role(WHOLE))


def test_a_long_text_is_not_broken_where_its_rest_would_look_like_a_list() -> None:
    words = "Do " + "this and that " * 12
    for sign in ("1. first", "- first", "• first", "# first"):
        for shift in range(14):
            text = f"{words[: 80 + shift]} {sign} and then the rest of it."
            assert as_data(role(as_yaml(role(f"title: Gardener\npurpose: '{text}'\n"))))["purpose"]["paragraphs"] == [
                " ".join(text.split())
            ]
