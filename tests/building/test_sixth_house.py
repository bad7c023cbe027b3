"""A new house needs no Python: two overridden blocks and another letterhead, in a scratch folder."""

import io
import re
import zipfile
from pathlib import Path

from calendar_day import AS_OF

from jdgen.building.build import Order, build
from jdgen.building.planning.wanted import Options, Wanted
from jdgen.formats.word.starter import Design, letterhead
from jdgen.workspace import at_trust, open_workspace

HOUSE = """\
name: Riverside Learning Trust
extends: county-model
labels:
  grade: Salary grade
headings:
  purpose: Why this job matters
"""
LAYOUT = """\
{% extends "county-model/role.html.j2" %}
{% block purpose %}
{% if role.purpose %}
<h2>{{ headings.purpose }}</h2>
{% if role.purpose.intro %}<p class="note">{{ role.purpose.intro }}</p>{% endif %}
{% for text in role.purpose.paragraphs %}<p class="banner">{{ text }}</p>{% endfor %}
{% for clause in role.purpose.clauses %}<p>{{ clause.text }}</p>{% endfor %}
{% endif %}
{% endblock %}
{% block statements %}
{% if role.statements %}
<h2>{{ headings.statements }}</h2>
<ol>{% for statement in role.statements %}<li>{{ statement.text }}</li>{% endfor %}</ol>
{% endif %}
{% endblock %}
"""


def test_a_house_is_a_folder(workspace: Path, tmp_path: Path) -> None:
    folder = workspace / "templates" / "riverside"
    folder.mkdir()
    (folder / "house.yaml").write_text(HOUSE, "utf-8")
    (folder / "role.html.j2").write_text(LAYOUT, "utf-8")
    (folder / "letterhead.docx").write_bytes(letterhead(Design.from_choice("Calibri", "#5b2a86", None, "")))
    outcome = build(
        open_workspace(workspace, AS_OF),
        Order(at_trust("h3", "bg6"), Wanted(("docx", "txt"), Options("riverside"))),
        tmp_path / "out",
    )
    assert not outcome.failed, outcome.findings
    text = (tmp_path / "out" / "h3.txt").read_text("utf-8")
    assert "Why this job matters" in text
    assert re.search(r"Salary grade: +H3", text)
    assert "2. The role is reviewed every year" in text
    with zipfile.ZipFile(io.BytesIO((tmp_path / "out" / "h3.docx").read_bytes())) as package:
        assert b"Calibri" in package.read("word/styles.xml") + package.read("word/theme/theme1.xml")
        assert b'w:val="Banner"' in package.read("word/document.xml")
