"""What stands in the body of a letterhead: nothing of it is printed, which should surprise nobody."""

from collections.abc import Iterator

from lxml import etree

from jdgen.formats.word.adoption.elements import is_older_copy, own_paragraphs
from jdgen.formats.word.adoption.report import counted
from jdgen.formats.word.ooxml.names import PIC, VML, WP, W, w

_MOVE = "in Word, cut it (Ctrl+X), double-click the top margin, paste it there (Ctrl+V) and make the house again"


def unprinted(document: etree._Element, has_logo: bool) -> Iterator[str]:
    """A sentence for each kind of thing in the body of `document`, the root of the main part."""
    body = document.find(w("body"))
    if body is None:
        return
    paragraphs = own_paragraphs(body)
    boxed = [p for p in paragraphs if next(p.iterancestors(w("txbxContent")), None) is not None]
    plain = [p for p in paragraphs if p not in set(boxed)]
    pictures = _pictures(body)
    if pictures and not has_logo:
        what = "The logo stands" if pictures == 1 else f"The logo, or {pictures} pictures, stand"
        yield f"{what} in the body, which is not printed: move it to the header ({_MOVE})."
    elif pictures:
        yield f"{counted(pictures, 'picture stands', 'pictures stand')} in the body, which is not printed."
    if boxed and (words := _words(boxed)):
        yield f"A text box with {counted(words, 'word', 'words')} stands in the body, which is not printed: {_MOVE}."
    tables = len(body.findall(f".//{w('tbl')}"))
    if tables:
        yield f"{counted(tables, 'table stands', 'tables stand')} in the body, which is not printed."
    if words := _words(plain):
        yield (
            f"The body has {counted(words, 'word', 'words')} that no document prints: the words of a job description "
            "come from its role. What belongs on every page goes into the header or footer."
        )
    if document.find(w("background")) is not None:
        yield "The colour of the page is not printed: documents have white paper."


def _pictures(body: etree._Element) -> int:
    pic = f"{{{PIC}}}pic"
    new = sum(1 for frame in body.iter(f"{{{WP}}}inline", f"{{{WP}}}anchor") if next(frame.iter(pic), None) is not None)
    old = sum(1 for one in body.iter(f"{{{VML}}}imagedata") if not is_older_copy(one))
    return new + old


def _words(paragraphs: list[etree._Element]) -> int:
    return sum(len(_own_words(paragraph).split()) for paragraph in paragraphs)


def _own_words(paragraph: etree._Element) -> str:
    own = (t for t in paragraph.iter(f"{{{W}}}t") if next(t.iterancestors(w("p"))) is paragraph)
    return "".join(text.text or "" for text in own)
