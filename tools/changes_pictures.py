"""`make pictures`: the pictures of docs/guide/changes.md and consultation.md, made of a change of the example trust.

A page with its changes tracked, and a consultation set, as LibreOffice prints them; and the comment on the pull
request, whose text is jdgen's and whose frame is drawn. Needs git, Chromium, LibreOffice, pdftoppm (poppler) and
montage (ImageMagick).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import browser_drawings as drawings
from browser_pictures import shoot
from markdown_it import MarkdownIt
from programs import require

PICTURES = Path("docs/guide/pictures")
TRUST = Path("examples/trust")
ROLE = "teaching-assistant"
AS_OF = "2026-09-01"
SET = ("consultation", f"{ROLE}-in-force", f"{ROLE}-changes", f"{ROLE}-proposal")
"""The files of the consultation, in the order in which they are read."""
MOVED = "      - Look after pupils on visits and in the playground.\n"
EDITS = {
    f"roles/{ROLE}.yaml": [
        ("grade: RB3", "grade: RB4"),
        ("Hear pupils read every day, and teach phonics in small groups as trained.",
         "Hear pupils read every day, plan phonics with the teacher, and teach it in small groups as trained."),
        ("- desirable: A level 2 qualification", "- essential: A level 2 qualification"),
        (MOVED, ""),
        ("      - Make the room ready", f"{MOVED}      - Make the room ready"),
    ],
    "roles/_shared/clauses/common.yaml": [
        ("to those who need to know it.", "to those who must know it for their work."),
    ],
}  # fmt: skip
"""By file: what is typed in place of what."""
CONSULTATION = """\
title: Reading and phonics in the classroom
reason: The trust teaches phonics in every class from January, and teaching assistants plan it with the teacher.
opens: 2026-09-07
closes: 2026-10-09
effective: 2027-01-04
posts:
  alder: 6
  birch: 4
  willow: 3
evaluations:
  teaching-assistant:
    scheme: NJC JES
    ref: JE 2026/114
protection: Nobody's pay falls by this change.
appeal: Against a grade, to the trust's appeals panel, within ten working days of the result.
contact: Trust people team, people@example.org
changes:
"""
REASONS = {
    "grade": "Planning lessons is work of the next grade; the panel's result is awaited.",
    "person_specification": "Whoever plans phonics has been trained in it.",
    "duties": "Phonics is planned with the teacher from January.",
    "sections": "“Need to know” was read in several ways.",
}
"""By the key of the role that a change is about: what the consultation says of why it is proposed."""


def main() -> None:
    """Write all pictures; exits with a sentence if a program is missing."""
    require("git", "chromium", "soffice", "pdftoppm", "montage")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "workspace"
        _changed_workspace(folder)
        _with_consultation(folder)
        _jdgen(folder, "diff", "HEAD..", "-f", "docx", "-o", "redlines", "--as-of", AS_OF)
        _pages(
            [folder / f"redlines/{ROLE}-changes.docx"],
            folder,
            PICTURES / "changes-redline.png",
            dpi=80,
            first_only=True,
        )
        _jdgen(folder, "consult", ROLE, "-o", "set", "-f", "docx", "--as-of", AS_OF)
        _pages([folder / f"set/{name}.docx" for name in SET], folder, PICTURES / "changes-consultation.png", dpi=42)
        comment = _jdgen(folder, "diff", "HEAD..", "-f", "markdown", "--as-of", AS_OF)
        shown = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(comment)
        shoot(drawings.comment(shown), folder, PICTURES / "changes-comment.png")


def _changed_workspace(folder: Path) -> None:
    """The example trust with a role that is in force, committed, and then changed."""
    shutil.copytree(TRUST, folder)
    _git(folder, "init", "--quiet")
    _jdgen(folder, "approve", ROLE, "--by", "Pay and Personnel Committee", "--ref", "minute 14", "--on", "2026-03-10",
           "--in-force", "2026-04-01")  # fmt: skip
    _git(folder, "add", ".")
    _git(folder, "-c", "user.name=HR", "-c", "user.email=hr@example.org", "commit", "--quiet", "--message", "Roles")
    for name, edits in EDITS.items():
        file = folder / name
        text = file.read_text("utf-8")
        for old, new in edits:
            if old not in text:
                sys.exit(f"{name} does not say “{old.strip()}” any more: choose another change to show.")
            text = text.replace(old, new)
        file.write_text(text, "utf-8")


def _with_consultation(folder: Path) -> None:
    """consultation.yaml, with a reason for each change."""
    changes = json.loads(_jdgen(folder, "diff", "-f", "json", "--as-of", AS_OF))["changes"]
    reasons = [
        f"  - change: {each['change']}\n    reason: {REASONS[each['key']]}\n"
        for each in changes
        if each["did"] != "renumbered"
    ]
    (folder / "consultation.yaml").write_text(CONSULTATION + "".join(reasons), "utf-8")


def _pages(documents: list[Path], folder: Path, picture: Path, dpi: int, first_only: bool = False) -> None:
    """Pages of documents side by side, as LibreOffice prints them."""
    pages = folder / f"pages-{picture.stem}"
    pages.mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(pages), *map(str, documents)]
    subprocess.run(command, check=True, capture_output=True)
    for number, document in enumerate(documents):
        pdf, name = pages / f"{document.stem}.pdf", pages / f"{number}"
        last = ["-l", "1"] if first_only else []
        subprocess.run(["pdftoppm", "-r", str(dpi), "-png", *last, str(pdf), str(name)], check=True)
    images = [str(path) for path in sorted(pages.glob("*.png"))]
    layout = [
        "-tile",
        f"{min(len(images), 4)}x",
        "-geometry",
        "+8+8",
        "-background",
        "#d8d8d8",
        "-colors",
        "64",
        "-strip",
    ]
    subprocess.run(["montage", *images, *layout, f"PNG8:{picture}"], check=True)
    print(picture)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def _jdgen(folder: Path, *arguments: str) -> str:
    """What the command answers; exits with what it complains of if it fails."""
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run([sys.executable, "-m", "jdgen", *arguments], cwd=folder, env=environment, check=False,
                          capture_output=True, text=True, encoding="utf-8")  # fmt: skip
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


if __name__ == "__main__":
    main()
