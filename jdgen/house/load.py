"""Reading a house whole: its house.yaml over its parents', its letterhead, layouts, css and logo."""

from functools import cache
from importlib.resources import files

from jdgen.diagnostics import Diagnostic, Location, Rejected, did_you_mean, raise_errors, reject
from jdgen.document.tree import HeadingNumber
from jdgen.house.file import FACT_NAMES, HouseFile, WordingFile, word_styles
from jdgen.house.folder import BASE, Folder
from jdgen.house.judging import judged
from jdgen.house.model import FactLine, House, Omission, StandingWords, Wording
from jdgen.role.fields import LANGUAGE_TAG
from jdgen.role.validation import validated
from jdgen.source.nodes import Entry, Mapping, Node, Scalar, mapping_of
from jdgen.source.strict import parse
from jdgen.source.tree import Tree

HOUSE_FILE = "house.yaml"
BASE_FILE = f"jdgen/{BASE}/{HOUSE_FILE}"


def house_ids(tree: Tree, folder: str = "templates") -> tuple[str, ...]:
    """The houses of a workspace: folders with a house.yaml."""
    depth = folder.count("/") + 2
    paths = [path for path in tree.files(folder) if path.endswith("/" + HOUSE_FILE) and path.count("/") == depth]
    return tuple(path.split("/")[-2] for path in paths)


def load_house(tree: Tree, house_id: str, folder: str = "templates", asked_at: Location | None = None) -> House:
    """The house called `house_id`; raises `Rejected` with all that is wrong with it. `asked_at` is who wants it."""
    chain = house_chain(tree, house_id, folder, asked_at)
    sources = [_source(tree, folder, name) for name in chain]
    node = base_source()
    for source in reversed(sources):
        node = overlay(node, source)
    findings: list[Diagnostic] = []
    file = validated(HouseFile, node.without("languages"), findings, also_known=("languages",))
    wordings = _wordings(node, findings)
    if file is None:
        raise Rejected(dict.fromkeys(findings))
    findings += judged(file, node)
    own = Folder(tree, folder, chain, findings)
    layouts, layout_files = own.layouts()
    house = House(
        id=house_id,
        at=sources[0].at,
        name=file.name,
        word=word_styles(file.word, BASE_FILE, own.letterhead_file),
        letterhead=own.letterhead(),
        letterhead_file=own.letterhead_file,
        layout=own.layout(layouts),
        layouts=layouts,
        layout_files=layout_files,
        css=own.css(),
        fact_lines=_fact_lines(file),
        wordings=wordings,
        header=tuple(line.plain for line in file.header),
        footer=tuple(line.plain for line in file.footer),
        logo=own.logo(file, node),
        omits=tuple(Omission(omission.part, omission.reason) for omission in file.omits),
        section_numbers=HeadingNumber.PRINTED if file.section_numbers == "printed" else HeadingNumber.COUNTED,
    )
    raise_errors(dict.fromkeys(findings))
    return house


@cache
def base_source() -> Mapping:
    """The house every other starts from."""
    return mapping_of(parse(BASE_FILE, (files("jdgen.house") / BASE / HOUSE_FILE).read_bytes()), BASE_FILE)


def overlay(below: Mapping, above: Mapping) -> Mapping:
    """`above` laid over `below`: mappings merge, everything else is replaced."""
    entries: list[Entry] = []
    for entry in below.entries:
        own = above.get(entry.key.text)
        if own is None:
            entries.append(entry)
        elif isinstance(own, Mapping) and isinstance(entry.value, Mapping):
            entries.append(Entry(entry.key, overlay(entry.value, own)))
        else:
            entries.append(Entry(next(e.key for e in above.entries if e.key.text == entry.key.text), own))
    known = {entry.key.text for entry in below.entries}
    return Mapping((*entries, *(entry for entry in above.entries if entry.key.text not in known)), above.at)


def house_chain(tree: Tree, house_id: str, folder: str, asked_at: Location | None) -> list[str]:
    """The house and those it extends, nearest first."""
    known = house_ids(tree, folder)
    chain: list[str] = []
    name, at = house_id, asked_at or Location(f"{folder}/{house_id}/{HOUSE_FILE}")
    while name:
        if name in chain:
            circle = " → ".join([*chain, name])
            raise reject(
                "circular-extends",
                f"These houses extend each other in a circle: {circle}.",
                at,
                "Let one of them extend no other.",
            )
        if name not in known:
            here = f"Houses here: {', '.join(known) or 'none; make one with jdgen new house NAME'}."
            raise reject(
                "missing-house", f"There is no house “{name}” in {folder}/.", at,
                f"{did_you_mean(name, known, '{}')} {here}".lstrip(),
            )  # fmt: skip
        chain.append(name)
        parent = _source(tree, folder, name).get("extends")
        if parent is not None and not isinstance(parent, Scalar):
            raise reject("text-expected", "extends names one house.", parent.at, "Write a single name.")
        name, at = (parent.text, parent.at) if parent else ("", at)
    return chain


def _source(tree: Tree, folder: str, name: str) -> Mapping:
    path = f"{folder}/{name}/{HOUSE_FILE}"
    return mapping_of(parse(path, tree.read(path)), path)


def _wordings(node: Mapping, findings: list[Diagnostic]) -> dict[str, Wording]:
    own = node._replace(entries=tuple(e for e in node.entries if e.key.text in WordingFile.model_fields))
    sources: dict[str, Node] = {"": own}
    languages = node.get("languages")
    if isinstance(languages, Mapping):
        sources |= {entry.key.text: entry.value for entry in languages.entries}
    elif languages is not None:
        hint = "Begin with a language's tag, such as cy:, and write headings: and labels: below it, further in."
        findings.append(Diagnostic("mapping-expected", "“languages” should be keys with values.", languages.at, hint))
    wordings = {}
    for language, source in sources.items():
        if not isinstance(source, Mapping):
            message = f"“{language}” should hold headings, labels, levels, methods or standing."
            findings.append(Diagnostic("mapping-expected", message, source.at, "Write them on the next lines."))
            continue
        if language and not LANGUAGE_TAG.fullmatch(language) and isinstance(languages, Mapping):
            message = f"“{language}” is not the tag of a language."
            findings.append(Diagnostic("bad-language", message, languages.key_at(language), "Such as cy or en-GB."))
        doubtful: list[Diagnostic] = []
        if file := validated(WordingFile, overlay(own, source), doubtful):
            data = file.model_dump()
            standing = StandingWords(**data.pop("standing"))
            wordings[language] = Wording(**data, standing=standing)
        findings += [d for d in doubtful if language]  # the house's own are already found with the whole file
    return wordings


def _fact_lines(file: HouseFile) -> tuple[FactLine, ...]:
    """The house's lines, then one for each fact it does not name: none is dropped by forgetting it."""
    lines = [FactLine(tuple(line.of), line.label, line.join) for line in file.facts]
    named = {name for line in lines for name in line.of}
    return (*lines, *(FactLine((name,)) for name in FACT_NAMES if name not in named))
