"""Reading a house whole: its house.yaml over its parents', its letterhead, layouts, css and logo."""

from collections.abc import Mapping as Dict
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from jdgen.diagnostics import Diagnostic, Location, Rejected, raise_errors, reject
from jdgen.document.tree import HeadingNumber, Picture
from jdgen.formats.html import unsafe_css
from jdgen.house.file import ELEMENTS, FACT_NAMES, HouseFile, WordingFile, bad_selectors, word_styles
from jdgen.house.model import FactLine, House, Omission, Wording
from jdgen.role.library import mapping_of
from jdgen.role.validation import validated
from jdgen.source.nodes import Entry, Mapping, Node, Scalar
from jdgen.source.strict import parse
from jdgen.source.tree import Tree

HOUSE_FILE = "house.yaml"
LETTERHEAD = "letterhead.docx"
LAYOUT = "role.html.j2"
CSS = "house.css"
BASE = "base"
LARGEST_LAYOUT = 200_000
_PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def house_ids(tree: Tree, folder: str = "templates") -> tuple[str, ...]:
    """The houses of a workspace: folders with a house.yaml."""
    depth = folder.count("/") + 2
    paths = [path for path in tree.files(folder) if path.endswith("/" + HOUSE_FILE) and path.count("/") == depth]
    return tuple(path.split("/")[-2] for path in paths)


def load_house(tree: Tree, house_id: str, folder: str = "templates", asked_at: Location | None = None) -> House:
    """The house called `house_id`; raises `Rejected` with all that is wrong with it. `asked_at` is who wants it."""
    chain = _chain(tree, house_id, folder, asked_at)
    sources = [_source(tree, folder, name) for name in chain]
    node = base_source()
    for source in reversed(sources):
        node = overlay(node, source)
    findings: list[Diagnostic] = []
    file = validated(HouseFile, _without(node, ("languages",)), findings)
    wordings = _wordings(node, findings)
    if file is None:
        raise Rejected(findings)
    findings += _judged(file)
    own = _OwnFiles(tree, folder, chain, findings)
    layouts, layout_files = own.layouts()
    house = House(
        id=house_id,
        at=sources[0].at,
        name=file.name,
        word=word_styles(file.word),
        letterhead=own.letterhead(),
        letterhead_file=own.letterhead_file,
        layout=own.layout(layouts),
        layouts=layouts,
        layout_files=layout_files,
        css=own.css(),
        fact_lines=_fact_lines(file),
        wordings=wordings,
        header=file.header,
        footer=file.footer,
        logo=own.logo(file, node),
        omits=tuple(Omission(omission.part, omission.reason) for omission in file.omits),
        section_numbers=HeadingNumber.PRINTED if file.section_numbers == "printed" else HeadingNumber.COUNTED,
    )
    raise_errors(findings)
    return house


@cache
def base_source() -> Mapping:
    """The house every other starts from."""
    path = f"jdgen/{BASE}/{HOUSE_FILE}"
    return mapping_of(parse(path, (files("jdgen.house") / BASE / HOUSE_FILE).read_bytes()), path)


@cache
def base_layouts() -> Dict[str, str]:
    """The layouts of the package, by name."""
    folder = files("jdgen.house") / BASE
    return {f"{BASE}/{item.name}": item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".j2")}


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


def _chain(tree: Tree, house_id: str, folder: str, asked_at: Location | None) -> list[str]:
    """The house and those it extends, nearest first."""
    known = house_ids(tree, folder)
    chain: list[str] = []
    name, at = house_id, asked_at or Location(f"{folder}/{house_id}/{HOUSE_FILE}")
    while name:
        if name in chain:
            circle = " → ".join([*chain, name])
            raise reject("circular-extends", f"These houses extend each other in a circle: {circle}.", at, "Break it.")
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]}? " if near else ""
            raise reject(
                "missing-house", f"There is no house “{name}” in {folder}/.", at,
                f"{hint}Houses here: {', '.join(known) or 'none; make one with jdgen new house NAME'}.",
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


def _without(node: Mapping, keys: tuple[str, ...]) -> Mapping:
    return node._replace(entries=tuple(entry for entry in node.entries if entry.key.text not in keys))


def _wordings(node: Mapping, findings: list[Diagnostic]) -> dict[str, Wording]:
    own = node._replace(entries=tuple(e for e in node.entries if e.key.text in WordingFile.model_fields))
    sources: dict[str, Node] = {"": own}
    languages = node.get("languages")
    if isinstance(languages, Mapping):
        sources |= {entry.key.text: entry.value for entry in languages.entries}
    elif languages is not None:
        findings.append(Diagnostic("mapping-expected", "languages holds one mapping a language.", languages.at, ""))
    wordings = {}
    for language, source in sources.items():
        if not isinstance(source, Mapping):
            message = f"“{language}” should hold headings, labels, levels or methods."
            findings.append(Diagnostic("mapping-expected", message, source.at, "Write them on the next lines."))
            continue
        doubtful: list[Diagnostic] = []
        if file := validated(WordingFile, overlay(own, source), doubtful):
            data = file.model_dump()
            wordings[language] = Wording(data["headings"], data["labels"], data["levels"], data["methods"])
        findings += [d for d in doubtful if language]  # the house's own are already found with the whole file
    return wordings


def _judged(file: HouseFile) -> list[Diagnostic]:
    findings = []
    for selector, style in bad_selectors(file.word.styles):
        near = get_close_matches(selector.partition(".")[0], ELEMENTS, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        findings.append(
            Diagnostic("unknown-selector", f"“{selector}” names no element of a layout.", style.at,
                       f"{hint}Write an element ({', '.join(ELEMENTS)}), or element.class.")
        )  # fmt: skip
    return findings


def _fact_lines(file: HouseFile) -> tuple[FactLine, ...]:
    """The house's lines, then one for each fact it does not name: none is dropped by forgetting it."""
    lines = [FactLine(tuple(line.of), line.label, line.join) for line in file.facts]
    named = {name for line in lines for name in line.of}
    return (*lines, *(FactLine((name,)) for name in FACT_NAMES if name not in named))


class _OwnFiles:
    """The files of a house, each the house's own or that of the nearest parent that has one."""

    def __init__(self, tree: Tree, folder: str, chain: list[str], findings: list[Diagnostic]) -> None:
        self._tree, self._folder, self._chain, self._findings = tree, folder, chain, findings

    @property
    def letterhead_file(self) -> str:
        return self._nearest(LETTERHEAD) or f"{self._folder}/{self._chain[0]}/{LETTERHEAD}"

    def letterhead(self) -> bytes:
        path = self._nearest(LETTERHEAD)
        if path:
            return self._tree.read(path)
        self._findings.append(
            Diagnostic("missing-letterhead", f"The house has no {LETTERHEAD}.", Location(self.letterhead_file),
                       "Save an ordinary Word file of that name beside house.yaml; jdgen takes its header, footer and styles.")
        )  # fmt: skip
        return b""

    def layouts(self) -> tuple[Dict[str, str], Dict[str, str]]:
        """Every layout of the chain and of the base, and the file behind each name."""
        texts = dict(base_layouts())
        paths = {name: f"jdgen/{name}" for name in texts}
        for house in self._chain:
            for path in self._tree.files(f"{self._folder}/{house}"):
                if path.endswith(".j2"):
                    name = path.removeprefix(self._folder + "/")
                    texts[name], paths[name] = self._text(path), path
        return texts, paths

    def layout(self, layouts: Dict[str, str]) -> str:
        return next((f"{h}/{LAYOUT}" for h in self._chain if f"{h}/{LAYOUT}" in layouts), f"{BASE}/{LAYOUT}")

    def css(self) -> str:
        path = self._nearest(CSS)
        css = self._text(path) if path else ""
        for text, offset in unsafe_css(css):
            line = css.count("\n", 0, offset) + 1
            column = offset - (css.rfind("\n", 0, offset) + 1) + 1
            self._findings.append(
                Diagnostic("unsafe-css", f"“{text}” would make the page ask another server.",
                           Location(path or CSS, line, column), "A page stands by itself: take it out.")
            )  # fmt: skip
        return css

    def logo(self, file: HouseFile, node: Mapping) -> Picture | None:
        if not file.logo:
            return None
        logo = node.get("logo")
        at = logo.key_at("file") if isinstance(logo, Mapping) else node.at
        path = self._nearest(file.logo.file)
        if not path:
            message = f"There is no file {file.logo.file} in the house's folder."
            self._findings.append(Diagnostic("file-missing", message, at, "Put it beside house.yaml."))
            return None
        content = self._tree.read(path)
        media_type = next((kind for magic, kind in _PICTURES.items() if content.startswith(magic)), None)
        if media_type is None:
            message = f"{file.logo.file} is neither a PNG nor a JPEG picture."
            self._findings.append(Diagnostic("bad-picture", message, at, "Save the logo as PNG."))
            return None
        return Picture(content, media_type, file.logo.alt)

    def _nearest(self, name: str) -> str | None:
        paths = (f"{self._folder}/{house}/{name}" for house in self._chain)
        return next((path for path in paths if self._tree.exists(path)), None)

    def _text(self, path: str) -> str:
        content = self._tree.read(path)
        if len(content) > LARGEST_LAYOUT:
            self._findings.append(
                Diagnostic(
                    "file-too-large", f"{path} is larger than {LARGEST_LAYOUT // 1000} KB.", Location(path), "Cut it."
                )
            )
            return ""
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self._findings.append(
                Diagnostic(
                    "wrong-encoding", f"{path} is not saved as UTF-8.", Location(path, line), "Save it as UTF-8."
                )
            )
            return ""
