"""How long the redline of one role takes, beside building its document.

A redline lays the role out twice, as it was and as it is, compares both and writes what became of the text. It is
measured after a redraft of a few sentences, and after one in which most sentences lost a word and got another.

    python tools/bench_redline.py
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from measuring import at_most, medians

from jdgen.building.identities import standing_and_identity
from jdgen.building.parts import Part
from jdgen.document.tree import Document, Revision
from jdgen.formats import word
from jdgen.layout import compose
from jdgen.redline import redline
from jdgen.source.tree import FolderTree, MemoryTree
from jdgen.workspace import TRUST, Workspace

ROLE, HOUSE = "bg6", "school-form"
AS_OF = date(2026, 10, 1)
REVISION = Revision("Bench", "2026-10-01T00:00:00Z")
LIMIT = 4
"""The goal: a redline takes at most four times as long as the document."""
_FILE = f"roles/{ROLE}.yaml"
_MOVED = "      - Support the use of ICT, and of more traditional platforms, as tools for learning.\n"
_BEHIND = "      - Attend every in-service training (INSET) day. These days are included in the contract.\n"
A_FEW = (
    (_MOVED, ""),
    (_BEHIND, _BEHIND + _MOVED + "      - Keep the resources that pupils share in good order.\n"),
    ("      - Help to supervise students outside lesson times, for example at break.\n", ""),
    ("Keep an accurate record of their progress, as directed.", "Record their progress accurately each week."),
)
"""A sentence reworded, a duty moved, one more and one gone."""
MOST = (("pupils", "children"), ("students", "young people"), ("school", "academy"), (" the ", " each "))
"""Words that most of the role's sentences hold."""


def main() -> None:
    """Measure both redrafts, and print their ratios."""
    tree = FolderTree(Path.cwd())
    files = {path: tree.read(path) for folder in ("roles", "templates") for path in tree.files(folder)}
    files["jdgen.yaml"] = tree.read("jdgen.yaml")
    now = Workspace(MemoryTree(files), AS_OF)
    house = now.house(HOUSE)
    letterhead = word.prepare(house.letterhead, house.word, house.letterhead_file)
    composed = _composing(now)

    def redlined(edits: tuple[tuple[str, str], ...]) -> Callable[[], bytes]:
        redrafted = _composing(Workspace(MemoryTree(files | {_FILE: _edited(files[_FILE], edits)}), AS_OF))
        return lambda: word.write(redline(composed(), redrafted(), REVISION).document, letterhead)

    found = medians({
        "document": lambda: word.write(composed(), letterhead),
        "a few sentences": redlined(A_FEW),
        "most sentences": redlined(MOST),
    })  # fmt: skip
    print(f"A redline ({ROLE} in {HOUSE}): " + ", ".join(f"{name} {s * 1000:.2f} ms" for name, s in found.items()))
    for name in ("a few sentences", "most sentences"):
        at_most(f"redline of {name} / document", found[name] / found["document"], LIMIT)


def _composing(workspace: Workspace) -> Callable[[], Document]:
    """What lays the role of `workspace` out, which is resolved and whose house is read beforehand."""
    resolved, role, house = workspace.resolved(ROLE), workspace.role(ROLE), workspace.house(HOUSE)

    def composed() -> Document:
        stands = standing_and_identity(workspace, resolved, TRUST, Part.ALL)
        return compose(role, house, workspace.site, *stands)

    return composed


def _edited(content: bytes, edits: tuple[tuple[str, str], ...]) -> bytes:
    text = content.decode()
    for old, new in edits:
        assert old in text, f"the sample says otherwise: {old}"
        text = text.replace(old, new)
    return text.encode()


if __name__ == "__main__":
    main()
