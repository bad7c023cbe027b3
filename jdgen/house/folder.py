"""The files in a house's folder: letterhead, layouts, stylesheet and logo."""

from collections.abc import Mapping as Dict
from functools import cache
from importlib.resources import files

from jdgen.diagnostics import Diagnostic, Location
from jdgen.document.picture_kind import picture_kind
from jdgen.document.tree import Picture
from jdgen.formats.html import hiding_css, unsafe_css
from jdgen.house.file import HouseFile
from jdgen.source.characters import unwanted_characters
from jdgen.source.nodes import Mapping
from jdgen.source.places import SourceText
from jdgen.source.tree import Tree

LETTERHEAD = "letterhead.docx"
LAYOUT = "role.html.j2"
LAYOUTS = ".j2"
"""How the names of layouts end."""
CSS = "house.css"
BASE = "base"
LARGEST_LAYOUT = 200_000
_KINDS_OF_LOGOS = ("image/png", "image/jpeg")


@cache
def base_layouts() -> Dict[str, str]:
    """The layouts of the package, by name."""
    folder = files("jdgen.house") / BASE
    return {f"{BASE}/{item.name}": item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(LAYOUTS)}


class Folder:
    """The files of a house, each the house's own or that of the nearest parent that has one."""

    def __init__(self, tree: Tree, folder: str, chain: list[str], findings: list[Diagnostic]) -> None:
        self._tree, self._folder, self._chain, self._findings = tree, folder, chain, findings

    @property
    def letterhead_file(self) -> str:
        """The path of the letterhead, or where it should stand."""
        return self._nearest(LETTERHEAD) or f"{self._folder}/{self._chain[0]}/{LETTERHEAD}"

    def letterhead(self) -> bytes:
        """The letterhead; empty, with a finding, if there is none."""
        path = self._nearest(LETTERHEAD)
        if path:
            return self._tree.read(path)
        self._findings.append(
            Diagnostic("missing-letterhead", f"The house has no {LETTERHEAD}.", Location(self.letterhead_file),
                       "Save a Word file of that name beside house.yaml; jdgen takes its header, footer and styles.")
        )  # fmt: skip
        return b""

    def layouts(self) -> tuple[Dict[str, str], Dict[str, str]]:
        """Every layout of the chain and of the base, and the file behind each name."""
        texts = dict(base_layouts())
        paths = {name: f"jdgen/{name}" for name in texts}
        for house in self._chain:
            for path in self._tree.files(f"{self._folder}/{house}"):
                if path.endswith(LAYOUTS):
                    name = path.removeprefix(self._folder + "/")
                    texts[name], paths[name] = self._text(path), path
        return texts, paths

    def layout(self, layouts: Dict[str, str]) -> str:
        """The name of the layout to render."""
        return next((f"{h}/{LAYOUT}" for h in self._chain if f"{h}/{LAYOUT}" in layouts), f"{BASE}/{LAYOUT}")

    def css(self) -> str:
        """The stylesheet of web pages, empty if there is none."""
        path = self._nearest(CSS)
        css = self._text(path) if path else ""
        for text, offset in unsafe_css(css):
            why = "would end it" if text.startswith("</") else "makes a page ask another server"
            self._findings.append(
                Diagnostic("unsafe-css", f"“{text}” cannot stand in a stylesheet: it {why}.",
                           _place(path or CSS, css, offset), "A web page of jdgen stands by itself: take it out.")
            )  # fmt: skip
        for text, offset in hiding_css(css):
            self._findings.append(
                Diagnostic("css-hides-text", f"“{' '.join(text.split())}” hides what is printed there.",
                           _place(path or CSS, css, offset), "Every reader must see the whole text: take it out.")
            )  # fmt: skip
        return css

    def logo(self, file: HouseFile, node: Mapping) -> Picture | None:
        """The logo that `file`, read from `node`, names."""
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
        kind = picture_kind(content)
        if kind is None or kind.media_type not in _KINDS_OF_LOGOS:
            message = f"{file.logo.file} is neither a PNG nor a JPEG picture."
            self._findings.append(Diagnostic("bad-picture", message, at, "Save the logo as PNG."))
            return None
        return Picture(content, kind.media_type, file.logo.alt)

    def _nearest(self, name: str) -> str | None:
        paths = (f"{self._folder}/{house}/{name}" for house in self._chain)
        return next((path for path in paths if self._tree.exists(path)), None)

    def _text(self, path: str) -> str:
        content = self._tree.read(path)
        if len(content) > LARGEST_LAYOUT:
            self._findings.append(
                Diagnostic(
                    "file-too-large",
                    f"{path} is larger than {LARGEST_LAYOUT // 1000} KB.",
                    Location(path),
                    "Shorten it.",
                )
            )
            return ""
        try:
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self._findings.append(
                Diagnostic(
                    "wrong-encoding", f"{path} is not saved as UTF-8.", Location(path, line), "Save it as UTF-8."
                )
            )
            return ""
        if path.endswith(LAYOUTS):
            self._findings += unwanted_characters(SourceText(path, text))
        return text


def _place(path: str, text: str, offset: int) -> Location:
    """The line and column of a character of `text`."""
    return Location(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
