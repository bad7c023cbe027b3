"""What a reader sees of a document, page by page."""

import re
import subprocess
import zipfile
from pathlib import Path

from jdgen.formats.pdf import Converter, find_soffice


def running_texts(docx: Path) -> dict[str, str]:
    """The words of each header and footer of a .docx, by part name."""
    with zipfile.ZipFile(docx) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"word/(header|footer)\d*\.xml", name)]
        return {name: _words(package.read(name).decode()) for name in names}


def body_text(docx: Path) -> str:
    """The words of a .docx between headers and footers."""
    with zipfile.ZipFile(docx) as package:
        return _words(package.read("word/document.xml").decode())


def printed_pages(docx: Path, folder: Path) -> list[str]:
    """The words of each page, as LibreOffice prints it."""
    with Converter(find_soffice()) as converter:
        [pdf] = converter.convert([docx], folder)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def _words(xml: str) -> str:
    paragraphs = re.split(r"</w:p>", xml)
    return "\n".join(re.sub(r"<[^>]+>", "", re.sub(r"<w:(tab|br)[^>]*/>", " ", text)) for text in paragraphs)
