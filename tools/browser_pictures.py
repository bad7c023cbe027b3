"""The pictures of docs/guide/browser.md: `python tools/browser_pictures.py` makes them anew in docs/guide/pictures.

The forms are read from the workflows, the role from the guide, the finding and the document are made by jdgen: only
GitHub's pages are drawn. Needs Chromium, LibreOffice, pdftoppm (poppler) and montage (ImageMagick).
"""

import os
import re
import subprocess
import sys
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Any

import browser_drawings as drawings
import yaml
from programs import require

from jdgen.commands.init import workspace_files

PICTURES = Path("docs/guide/pictures")
GUIDE = Path("docs/guide/browser.md")
ROLE = "roles/reading-mentor.yaml"
AS_OF = "2026-09-01"


def main() -> None:
    """Write all pictures; exits with a sentence if a program is missing."""
    require("chromium", "soffice", "pdftoppm", "montage")
    typed = {"title": "Reading Mentor", "grade": "H3", "role": "reading-mentor"}
    decided = {"roles": "reading-mentor", "by": "Pay and Personnel Committee", "ref": "minute 14",
               "decided_on": AS_OF, "in_force": AS_OF}  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _begin(folder)
        text = (folder / ROLE).read_text("utf-8")
        line, finding, told = _with_the_mistake(folder, text)
        (folder / ROLE).write_text(text, "utf-8")
        pages = {
            "new-role": drawings.new_role(_form(folder, "new-role", typed)),
            "run": drawings.run(["Edit it", "Its pull request"]),
            "edit": drawings.edit(ROLE, text),
            "check": drawings.check(ROLE, line, finding),
            "finding": drawings.printed(told),
            "build": drawings.build(_form(folder, "build", typed), "Download the document"),
        }
        _document(folder, PICTURES / "browser-document.png")
        version = _approved(folder, decided)
        pages["approve"] = drawings.approve(_form(folder, "approve", decided), version, "Its pull request")
        for name, page in pages.items():
            shoot(page, folder, PICTURES / f"browser-{name}.png")


def _begin(folder: Path) -> None:
    """A workspace as `jdgen init` makes it, with the role of the guide."""
    for path, content in workspace_files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    _jdgen(folder, "new", "role", "--title", "Reading Mentor")
    schema_line = (folder / ROLE).read_text("utf-8").partition("\n")[0]
    written = re.search(rf"^# {ROLE}\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    if written is None:
        sys.exit(f"{GUIDE} no longer shows {ROLE}.")
    (folder / ROLE).write_text(f"{schema_line}\n\n{written[1]}", "utf-8")


def _with_the_mistake(folder: Path, text: str) -> tuple[int, str, str]:
    """The line of the mistake that the guide shows, its words as GitHub shows them, and what jdgen prints of it."""
    wrong = re.search(r"^# wrong: \S+\n(.*)\n", GUIDE.read_text("utf-8"), re.MULTILINE)
    if wrong is None:
        sys.exit(f"{GUIDE} no longer shows a mistake.")
    (folder / ROLE).write_text(re.sub(r"- Look after the books.*", wrong[1], text), "utf-8")
    marked = re.search(r",line=(\d+),.*?::(.*)", _jdgen(folder, "check", "--output-format", "github"))
    if marked is None:
        sys.exit("jdgen no longer finds the mistake that the guide shows.")
    return int(marked[1]), marked[2], _jdgen(folder, "check")


def _approved(folder: Path, decided: dict[str, str]) -> str:
    """What jdgen says of the version when the role is approved."""
    told = _jdgen(folder, "approve", decided["roles"], "--by", decided["by"], "--ref", decided["ref"],
                  "--on", decided["decided_on"], "--in-force", decided["in_force"])  # fmt: skip
    return told.splitlines()[1]


def _form(folder: Path, name: str, typed: dict[str, str]) -> list[tuple[str, str, bool]]:
    """The fields of a workflow's form: label, what is typed or chosen, and whether it is a choice."""
    workflow: dict[str, Any] = yaml.load((folder / f".github/workflows/{name}.yml").read_text("utf-8"), yaml.BaseLoader)
    fields = workflow["on"]["workflow_dispatch"]["inputs"]
    return [
        (field["description"] + (" *" if field.get("required") else ""),
         typed.get(key, field.get("default", next(iter(field.get("options", [])), ""))), "options" in field)
        for key, field in fields.items()
    ]  # fmt: skip


def shoot(page: str, folder: Path, picture: Path) -> None:
    """The page as a picture, as tall as its content."""
    file, shot = folder / "page.html", folder / "page.png"
    file.write_text(page, "utf-8")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--window-size={drawings.WIDTH},1200",
    ]
    subprocess.run(["chromium", *options, f"--screenshot={shot}", file.as_uri()], check=True, capture_output=True)
    # The blank below the content is cut off, and put back as an even margin.
    trim = ["-trim", "-bordercolor", "white", "-border", "12", "+dither", "-colors", "48", "-strip"]
    subprocess.run(["convert", str(shot), *trim, f"PNG8:{picture}"], check=True)
    print(picture)


def _document(folder: Path, picture: Path) -> None:
    """The pages of the finished document."""
    _jdgen(folder, "build", "reading-mentor", "-f", "pdf", "--as-of", AS_OF)
    pages = folder / "pages"
    pages.mkdir()
    subprocess.run(["pdftoppm", "-r", "56", "-png", "build/reading-mentor.pdf", "pages/p"], cwd=folder, check=True)
    images = [str(path) for path in sorted(pages.iterdir())]
    layout = ["-tile", f"{len(images)}x1", "-geometry", "+8+8", "-background", "#d8d8d8", "-colors", "64", "-strip"]
    subprocess.run(["montage", *images, *layout, f"PNG8:{picture}"], check=True)
    print(picture)


def _jdgen(folder: Path, *arguments: str) -> str:
    """What the command prints, findings included."""
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(Path.cwd())}
    with chdir(folder):
        done = subprocess.run([sys.executable, "-m", "jdgen", *arguments], env=environment, check=False,
                              capture_output=True, text=True, encoding="utf-8")  # fmt: skip
    return done.stdout + done.stderr


if __name__ == "__main__":
    main()
