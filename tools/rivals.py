"""The same role on the same letterhead with docxtpl and with plain python-docx, for `make bench` to compare with.

Both print what jdgen prints of a role in the school's form: title, banner, facts, purpose, duties, sections, criteria
with level and method, statements, signatures; in the house's own styles. Neither is more than a fair user's script.
"""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
from docxtpl import DocxTemplate

from jdgen.house.model import House
from jdgen.role.dump import as_data
from jdgen.role.model import Role

Make = Callable[[Path], None]
FACTS = ("title", "grade", "points", "location", "reports_to", "responsible_for", "post_holder", "jd_date")


def python_docx(role: Role, house: House) -> Make:
    """A function that writes the role's document with python-docx, call by call."""
    data = as_data(role)

    def make(path: Path) -> None:
        document = docx.Document(io.BytesIO(house.letterhead))
        _fill(document, data)
        document.save(str(path))

    return make


def docxtpl(role: Role, house: House) -> Make:
    """A function that renders the role's document with docxtpl from a template made on the letterhead."""
    data = as_data(role)
    template = docx.Document(io.BytesIO(house.letterhead))
    _template(template)
    saved = io.BytesIO()
    template.save(saved)
    site = {"name": "Crabtree Academy Trust"}  # docxtpl fills the letterhead's header and footer too
    context = {"role": data | {"status": "Draft"}, "facts": _facts(data), "school": site, "trust": site}

    def make(path: Path) -> None:
        document = DocxTemplate(io.BytesIO(saved.getvalue()))
        document.render(context, autoescape=True)
        document.save(str(path))

    return make


def _facts(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(name.replace("_", " "), _joined(data[name])) for name in FACTS if data[name] is not None]


def _joined(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else value


def _fill(document: Any, data: dict[str, Any]) -> None:
    document.add_paragraph(data["title"], style="Title")
    if data["banner"]:
        document.add_paragraph(data["banner"]["text"], style="Banner")
    _table(document, "Facts Table", ("Item", "Detail"), _facts(data))
    document.add_paragraph("Purpose", style="Heading 1")
    for text in data["purpose"]["paragraphs"] or []:
        document.add_paragraph(text, style="Body Text")
    for group in data["duties"]:
        document.add_paragraph(group["heading"], style="Heading 2")
        for clause in group["clauses"]:
            document.add_paragraph(clause["text"], style="List Bullet")
        for text in group["closing"] or []:
            document.add_paragraph(text, style="Body Text")
    for section in data["sections"] or []:
        document.add_paragraph(section["heading"], style="Heading 1")
        document.add_paragraph(section["text"], style="Body Text")
    for group in data["person_specification"] or []:
        document.add_paragraph(group["heading"], style="Heading 2")
        criteria = [(c["text"], c["level"] or "", _joined(c["assessed_by"] or [])) for c in group["criteria"]]
        _table(document, "Criteria Table", ("Criterion", "Level", "Assessed by"), criteria)
    for statement in data["statements"] or []:
        document.add_paragraph(statement["text"], style="Statement")
    rows = [(name, "", "", "") for name in data["sign_off"]["signatories"]] if data["sign_off"] else []
    _table(document, "Signature Table", ("For", "Name", "Signature", "Date"), rows)


def _table(document: Any, style: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    table = document.add_table(rows=1, cols=len(header), style=style)
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _template(document: Any) -> None:
    def line(text: str, style: str = "Body Text") -> None:
        document.add_paragraph(text, style=style)

    line("{{ role.title }}", "Title")
    line("{%p if role.banner %}")
    line("{{ role.banner.text }}", "Banner")
    line("{%p endif %}")
    _template_table(document, "Facts Table", ("Item", "Detail"), "fact in facts", ("{{ fact[0] }}", "{{ fact[1] }}"))
    line("Purpose", "Heading 1")
    line("{%p for text in role.purpose.paragraphs or [] %}")
    line("{{ text }}")
    line("{%p endfor %}")
    line("{%p for group in role.duties %}")
    line("{{ group.heading }}", "Heading 2")
    line("{%p for clause in group.clauses %}")
    line("{{ clause.text }}", "List Bullet")
    line("{%p endfor %}")
    line("{%p for text in group.closing or [] %}")
    line("{{ text }}")
    line("{%p endfor %}")
    line("{%p endfor %}")
    line("{%p for section in role.sections or [] %}")
    line("{{ section.heading }}", "Heading 1")
    line("{{ section.text }}")
    line("{%p endfor %}")
    line("{%p for group in role.person_specification or [] %}")
    line("{{ group.heading }}", "Heading 2")
    cells = ("{{ c.text }}", "{{ c.level or '' }}", "{{ (c.assessed_by or [])|join(', ') }}")
    _template_table(document, "Criteria Table", ("Criterion", "Level", "Assessed by"), "c in group.criteria", cells)
    line("{%p endfor %}")
    line("{%p for statement in role.statements or [] %}")
    line("{{ statement.text }}", "Statement")
    line("{%p endfor %}")
    signed = ("{{ name }}", "", "", "")
    header = ("For", "Name", "Signature", "Date")
    _template_table(document, "Signature Table", header, "name in role.sign_off.signatories", signed)


def _template_table(document: Any, style: str, header: tuple[str, ...], loop: str, cells: tuple[str, ...]) -> None:
    table = document.add_table(rows=4, cols=len(header), style=style)
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.text = text
    table.rows[1].cells[0].text = f"{{%tr for {loop} %}}"
    for cell, text in zip(table.rows[2].cells, cells, strict=True):
        cell.text = text
    table.rows[3].cells[0].text = "{%tr endfor %}"
