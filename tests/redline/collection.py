"""The redlines of tests/redlines/: each file holds two roles and what became of the one in the other.

A file is YAML with `old` and `new` (role files as text), `house` (a sample house), and, written by `make golden`, what
the redline says: `text` as text, `markdown`, `page` as the main part of a web page, `word` as the words of the Word
body, `unmarked` the sentences. In `word`, {+ +} is `w:ins`, [- -] `w:del`, {> >} `w:moveTo`, [< <] `w:moveFrom`; ¶ is a
paragraph's end and says what became of it.
"""

from pathlib import Path
from typing import Any

import yaml
from lxml import etree
from word.ooxml import NS, q, tree

FOLDER = Path(__file__).parent.parent / "redlines"
SIGNS = {"ins": ("{+", "+}"), "del": ("[-", "-]"), "moveTo": ("{>", ">}"), "moveFrom": ("[<", "<]")}


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def read(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")))


def write(name: str, content: dict[str, Any]) -> None:
    class Dumper(yaml.SafeDumper):
        """Writes texts of several lines as they are read."""

    def block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)

    Dumper.add_representer(str, block)
    written = yaml.dump(content, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110)
    (FOLDER / f"{name}.yaml").write_text(written, "utf-8")


def words_of(docx: bytes) -> str:
    """The words of the body with their changes: a line for each paragraph and each row's beginning."""
    lines: list[str] = []
    for element in tree(docx).iter(q("w:tr"), q("w:p")):
        if element.tag == q("w:tr"):
            lines.append(" ".join(["row", *_kinds(element.find("w:trPr", NS))]))
        else:
            lines.append(_paragraph(element))
    return "\n".join(lines) + "\n"


def _paragraph(paragraph: etree._Element) -> str:
    said = ""
    for run in paragraph.iter(q("w:r")):
        around = next((one for one in run.iterancestors() if etree.QName(one).localname in SIGNS), None)
        start, end = SIGNS[etree.QName(around).localname] if around is not None else ("", "")
        text = "".join(run.itertext(q("w:t"), q("w:delText")))
        said += f"{start}{text}{end}"
    kinds = _kinds(paragraph.find("w:pPr/w:rPr", NS))
    start, end = SIGNS[kinds[0]] if kinds else ("", "")
    changed = " (other properties before)" if paragraph.find("w:pPr/w:pPrChange", NS) is not None else ""
    return f"{said}{start}¶{end}{changed}"


def _kinds(properties: etree._Element | None) -> list[str]:
    return [name for one in (() if properties is None else properties) if (name := etree.QName(one).localname) in SIGNS]
