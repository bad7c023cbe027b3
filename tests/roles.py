"""Random roles as authors write them, for laws that hold for every role.

`roles()` is a Hypothesis strategy of mappings in the author's notation (texts, lists, mappings, flags) with every key
and short form; jdgen accepts each of them. `as_yaml` writes one as the text of a role file, `files` as a workspace
around it, and `typed` reads such a text as an editor does, with numbers and booleans. Texts try to be taken for syntax.
"""

import json
import re
from datetime import date
from typing import Any

import yaml
from hypothesis import strategies as st

Author = dict[str, Any]

SHARED = ("first-aid-at-work", "safeguarding", "personal-care")
"""Ids of the shared clauses in `files`; the last two serve only where sub-clauses and notes may stand."""
CLAUSES = """\
clauses:
  - id: first-aid-at-work
    text: Hold a first aid certificate.
    basis: "Health and Safety (First-Aid) Regulations 1981"
  - id: safeguarding
    text: The school is *committed* to keeping children safe.
    note: It expects the same of everyone who works there.
    owner: Human resources office
    review_by: 2031-09-01
  - id: personal-care
    text: "Help pupils with:"
    clauses:
      - dressing
      - id: feeding
        text: meals
"""
WORKSPACE = """\
trust:
  name: Ysgol Tŷ’n y Coed & Friends
  facts: {motto: Gorau arf}
house: plain
"""

PLAIN_TRICKS = [
    "no", "yes", "true", "False", "0123", "4.10", "1e5", "0x1F", "6-7", "8:30", "2018/19", "3", "-5", ".5", "1_000",
    "12:30:45", "2020-09-01", "I", "a",
]  # fmt: skip
"""Each could be a whole text."""
TRICKS = [
    *PLAIN_TRICKS, "null", "INSET days: compulsory", "Room #4", "#4", "key:", ": value", "a: b", "it's",
    "\"quoted\"", "'", "\\", "\\n", "[x]", "[", "]", "{", "}", "}}", "{x}", "&amp;", "&", "<b>", "</p>", "<!--",
    "]]>", "%", "@home", "`", "!", "?", "|", ">", "=", "===", "**", "_x_", "100%", "s/he", "Ysgol", "ŵyl", "日本",
    "🙂", "x\u00a0y", "…", "“So”", "8.30am–12.30pm", "(a)", "✓", "£25,989", "__", "$x$", "A-level", "C#", "C++",
    "R&D", "https://example.org/a_b?c=1", "~",
]  # fmt: skip
MARKED = [
    "**strong**",
    "*emphasis*",
    "***both***",
    "[a link](https://example.org/a_b?c=1&d=2)",
    "\\*kept\\*",
    "2 * 3 * 4",
]
VARIABLES = ["{{ school.name }}", "{{trust.name}}", "{{ trust.facts.motto }}"]
METHODS = ["application", "interview", "task", "test", "references", "certificate", "presentation", "observation"]

LETTERS = st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F)
WORDS = st.sampled_from(TRICKS) | st.text(LETTERS, min_size=1, max_size=8)
FIRST = st.sampled_from(
    ["Plan", "Be", "École", "A", "**Lead**", "“Care”", "1", "£5", "(b)", "no", "true", "{x}", "#4", "& so"]
)


def labels(extra: list[str] = VARIABLES) -> st.SearchStrategy[str]:
    """One paragraph without Markdown: a heading, a name, the value of a fact."""
    words = st.lists(WORDS | st.sampled_from(extra), max_size=5) if extra else st.lists(WORDS, max_size=5)
    return st.sampled_from(PLAIN_TRICKS).filter(lambda t: t[0] != "-") | st.builds(_joined, FIRST, words)


def prose() -> st.SearchStrategy[str]:
    """One paragraph, with Markdown and variables."""
    return labels([*VARIABLES, *MARKED])


def _joined(first: str, words: list[str]) -> str:
    text = " ".join([first, *words])
    # A bracket before a parenthesis would be a link without an address, which jdgen refuses.
    text = text.replace("] (", "], (").replace("](", "], (") if "](https" not in text else text
    return re.sub(r"\{(?=[{%#])(?!\{ ?\w)", "{ ", text)


def facts() -> st.SearchStrategy[str]:
    """A fact: a label, or an explicit blank."""
    return st.just("") | labels()


def paragraphs() -> st.SearchStrategy[Any]:
    """Prose with blank lines, or a list of paragraphs."""
    several = st.lists(prose(), min_size=1, max_size=3)
    return several.map("\n\n".join) | several


IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=5) | st.sampled_from(
    ["inset", "first-aid", "ŵyl_2"]
)


def _mapping(required: Author, optional: Author) -> st.SearchStrategy[Author]:
    return st.fixed_dictionaries(required, optional=optional)


def _items(item: st.SearchStrategy[Any], least: int = 0, most: int = 4) -> st.SearchStrategy[list[Any]]:
    """A list in which no id is given twice."""

    def differ(items: list[Any]) -> bool:
        ids = [item["id"] if "id" in item else item.get("use") for item in items if isinstance(item, dict)]
        given = [name for name in ids if name is not None]
        return len(given) == len(set(given))

    return st.lists(item, min_size=least, max_size=most).filter(differ)


def _uses(*names: str) -> st.SearchStrategy[Author]:
    return st.sampled_from(names).map(lambda name: {"use": name})


def sub_clauses() -> st.SearchStrategy[list[Any]]:
    mapping = _mapping({"text": prose()}, {"id": IDS, "note": prose(), "basis": labels()})
    return _items(prose() | mapping | _uses(*SHARED[:2]), least=1, most=3)


def clauses(least: int = 0) -> st.SearchStrategy[list[Any]]:
    mapping = _mapping({"text": prose()}, {"id": IDS, "note": prose(), "clauses": sub_clauses(), "basis": labels()})
    return _items(prose() | mapping | _uses(*SHARED), least)


def duty_groups() -> st.SearchStrategy[Author]:
    optional = {"id": IDS, "optional": st.booleans(), "intro": prose(), "note": prose(), "closing": paragraphs()}
    return _mapping({"heading": labels(), "clauses": clauses(least=1)}, optional)


def methods() -> st.SearchStrategy[Any]:
    return st.sampled_from(METHODS) | st.lists(st.sampled_from(METHODS), min_size=1, max_size=3, unique=True)


def criteria() -> st.SearchStrategy[list[Any]]:
    beside = {"id": IDS, "assessed_by": methods()}
    levels = st.sampled_from(["essential", "desirable"])
    mapping = _mapping({"text": prose()}, {**beside, "level": levels, "basis": labels()})
    levelled = levels.flatmap(lambda level: _mapping({level: prose()}, beside))
    used = _mapping({"use": st.just(SHARED[0])}, {"level": levels, "assessed_by": methods()})
    return _items(prose() | mapping | levelled | used, least=1, most=5)


def criteria_groups() -> st.SearchStrategy[Author]:
    return _mapping(
        {"heading": labels(), "criteria": criteria()}, {"id": IDS, "note": prose(), "assessed_by": methods()}
    )


def sections() -> st.SearchStrategy[Author]:
    fact = _mapping({"label": labels(), "value": facts()}, {})
    text = _mapping({"text": paragraphs()}, {"facts": st.lists(fact, max_size=3)})
    listed = _mapping({"clauses": clauses(least=1)}, {"numbered": st.booleans(), "text": paragraphs()})
    body = text | listed | _mapping({"facts": st.lists(fact, min_size=1, max_size=3)}, {})
    return st.builds(lambda head, rest: {**head, **rest}, _mapping({"heading": labels()}, {"id": IDS}), body)


def statements() -> st.SearchStrategy[Any]:
    mapping = _mapping({"text": prose()}, {"id": IDS, "basis": labels(), "note": prose(), "clauses": sub_clauses()})
    return prose() | mapping | _uses(*SHARED)


def purposes() -> st.SearchStrategy[Any]:
    parts = _mapping({"paragraphs": paragraphs()}, {"intro": prose(), "clauses": clauses()})
    return st.lists(prose(), min_size=1, max_size=3).map("\n\n".join) | clauses(least=1) | parts


def posts() -> st.SearchStrategy[Author]:
    names = ("post_number", "contract", "hours", "weeks", "start", "end", "funding", "salary", "pay_year")
    return _mapping({}, {name: facts() for name in names})


def roles(*needed: str) -> st.SearchStrategy[Author]:
    """A role in the author's notation that extends no other and names no house; it has the keys `needed`."""
    one = ("grade", "points", "location", "directorate", "service", "post_holder", "jd_date")
    many = ("reports_to", "responsible_for", "liaison_with")
    sign_off = _mapping({"signatories": st.lists(labels(), min_size=1, max_size=3)}, {"declaration": prose()})
    optional = {
        **{name: facts() for name in one},
        **{name: facts() | st.lists(labels(), min_size=1, max_size=3) for name in many},
        "post": posts(),
        "lang": st.sampled_from(["en-GB", "cy"]),
        "review_by": st.dates(min_value=date(1999, 1, 1)).map(date.isoformat),
        "without": st.dictionaries(
            st.sampled_from(["lone-working", "first-aid"]), labels([]).map("Not needed: {}".format), min_size=1
        ),
        "banner": statements(),
        "purpose": purposes(),
        "duties": _items(duty_groups(), most=3),
        "person_specification": _items(criteria_groups(), most=3),
        "sections": _items(sections(), most=3),
        "statements": _items(statements()),
        "sign_off": sign_off,
    }
    required = {"title": labels(), **{name: optional.pop(name) for name in needed}}
    return _mapping(required, optional)


_PLAIN = re.compile(r"[^\W_]([\w ,.;()/’'&%+£–-]*[\w.)])?")
_NOTHING = {"null", "Null", "NULL", "~", ""}


def as_yaml(role: Author) -> str:
    """`role` as the text of its file: texts plain where they may be, as blocks where they have paragraphs."""
    return "# yaml-language-server: $schema=../.jdgen/role.schema.json\n\n" + "\n".join(_lines(role, 0)) + "\n"


def files(role: Author, name: str = "random") -> dict[str, bytes]:
    """A workspace that holds `role` and what it needs, but no house: paths to bytes, as for `MemoryTree`."""
    texts = {"jdgen.yaml": WORKSPACE, "roles/_shared/clauses/all.yaml": CLAUSES, f"roles/{name}.yaml": as_yaml(role)}
    return {path: text.encode() for path, text in texts.items()}


def typed(text: str) -> Any:
    """YAML text as an editor reads it, by the core schema of YAML 1.2 (§10.3): a number, boolean or null is no text."""
    return _typed(yaml.compose(text, Loader=yaml.CSafeLoader))


def _lines(value: Any, depth: int) -> list[str]:
    pad = "  " * depth
    lines: list[str] = []
    entries = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    for key, item in entries:
        head = f"{pad}- " if key is None else f"{pad}{key}: "
        if not isinstance(item, dict | list):
            lines.append(head + _scalar(item, depth + 1))
        elif not item:
            lines.append(head + ("{}" if isinstance(item, dict) else "[]"))
        elif key is None:
            inner = _lines(item, depth + 1)
            lines += [f"{pad}- {inner[0].lstrip()}", *inner[1:]]
        else:
            lines += [f"{pad}{key}:", *_lines(item, depth + 1)]
    return lines


def _scalar(value: str | bool, depth: int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if "\n\n" in value:
        pad = "  " * depth
        return "|-\n" + "\n".join(pad + line if line else "" for line in value.split("\n"))
    if _PLAIN.fullmatch(value) and value not in _NOTHING:
        return value
    return json.dumps(value, ensure_ascii=False)


_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def _typed(node: Any) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_typed(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key.value: _typed(value) for key, value in node.value}
    if node.style:
        return node.value
    if node.value in _NOTHING:
        return None
    if node.value in _WORDS:
        return _WORDS[node.value]
    if re.fullmatch(r"0x[0-9a-fA-F]+|0o[0-7]+", node.value):
        return int(node.value, 0)
    return float(node.value) if _NUMBER.fullmatch(node.value) else node.value
