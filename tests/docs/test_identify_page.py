"""What the page on commands shows of `jdgen identify` is what it says."""

import shlex
from pathlib import Path

import pytest
from docs.pages import ROOT, blocks
from docs.scratch import jdgen, workspace

PAGE = ROOT / "docs/guide/commands.md"


def test_the_answer_on_the_page_is_the_one_that_jdgen_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790812800")  # 1 October 2026
    call, answer = next(
        (one, two)
        for one, two in zip(blocks(PAGE), blocks(PAGE)[1:], strict=False)
        if one.text.startswith("jdgen identify")
    )
    arguments = shlex.split(call.text)[1:]
    folder = workspace(tmp_path / "sample")
    decision = ("--by", "Pay and Personnel Committee", "--ref", "minute 14", "--on", "2026-09-01")
    assert jdgen(folder, "approve", "h3", *decision, "--in-force", "2026-09-01").code == 0
    assert jdgen(folder, "build", "h3", "--as-of", "2026-09-01").code == 0
    (folder / "build/h3.docx").rename(folder / arguments[1])
    assert jdgen(folder, *arguments) == (answer.text, 0)
