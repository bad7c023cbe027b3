"""The pages of GitHub in outline, for the guide: HTML that says no more than what its reader has to look for."""

from collections.abc import Iterable
from html import escape

WIDTH = 860
_STYLE = """
* { box-sizing: border-box }
body { margin: 0; background: #fff; color: #24292f; font: 15px/1.45 'Liberation Sans', Arial, sans-serif }
.page { width: 860px; padding: 14px 18px 12px }
.frame { border: 1.5px solid #57606a; border-radius: 8px; overflow: hidden }
.bar { background: #eaeef2; border-bottom: 1.5px solid #57606a; padding: 7px 14px; display: flex; gap: 22px }
.bar b { border-bottom: 3px solid #24292f }
.inside { padding: 16px 20px; display: flex; gap: 24px }
.side { width: 170px; color: #424a53 } .side div { padding: 4px 8px; border-radius: 5px }
.side .here { background: #d0d7de; color: #24292f; font-weight: bold }
.main { flex: 1 }
.box { border: 1.5px solid #8c959f; border-radius: 6px; padding: 12px 16px }
label { display: block; margin: 9px 0 3px; font-weight: bold; font-size: 14px }
.field { border: 1.5px solid #6e7781; border-radius: 5px; padding: 5px 9px; min-height: 33px; background: #f6f8fa }
.field.choice::after { content: '\\25BE'; float: right }
.button { display: inline-block; background: #1a7f37; color: #fff; border-radius: 6px; padding: 6px 15px }
.button { font-weight: bold }
.button.plain { background: #eaeef2; color: #24292f; border: 1.5px solid #6e7781 }
.link { color: #0550ae; text-decoration: underline }
.good { color: #1a7f37; font-weight: bold } .bad { color: #b3151f; font-weight: bold }
.right { text-align: right } .gap { margin-top: 12px }
pre { margin: 0; font: 13.5px/1.5 'DejaVu Sans Mono', monospace; white-space: pre-wrap }
.line { display: flex } .line pre { flex: 1 } .line .number { flex: none; width: 34px; color: #6e7781 }
.note { color: #424a53; font-size: 13px; margin: 7px 2px 0 }
.comment { margin-top: -1.5px } .comment h2 { font-size: 20px; margin: 0 0 8px }
.comment h3 { font-size: 16px; margin: 16px 0 6px } .comment p { margin: 6px 0 } .comment summary { margin: 4px 0 }
.comment ins { background: #dafbe1 } .comment del { background: #ffebe9 }
.comment code { background: #eaeef2; border-radius: 4px; padding: 1px 5px; font-size: 13px }
.dark { background: #1f2328; color: #f0f3f6; border-radius: 8px; padding: 14px 18px }
"""


def new_role(labels: Iterable[tuple[str, str, bool]]) -> str:
    """The form that begins a role; `labels` are its fields with what is typed, and whether it is a choice."""
    form = f'{_run_button()}<div class="box">{_fields(labels)}<div class="gap">{_button("Run workflow")}</div></div>'
    return _drawing("the form; the site's look may differ", "Actions", _with_forms("New role", form))


def run(links: Iterable[str]) -> str:
    """The page of a run of “New role”: the last lines of its summary."""
    items = "".join(f'<li class="link">{escape(link)}</li>' for link in links)
    inside = f"""<div class="main"><div class="good">✓ New role</div>
      <div class="box gap"><b>role summary</b><p>The role has begun.</p><ol>{items}</ol></div></div>"""
    return _drawing("the page of the run; the site's look may differ", "Actions", inside)


def edit(file: str, text: str) -> str:
    """GitHub's editor with a file."""
    lines = "".join(
        f'<div class="line"><pre class="number">{number}</pre><pre>{escape(line)}</pre></div>'
        for number, line in enumerate(text.splitlines(), 1)
    )
    inside = f"""<div class="main"><div style="display:flex;justify-content:space-between;align-items:center">
      <b>{escape(file)}</b>{_button("Commit changes...")}</div><div class="box gap">{lines}</div></div>"""
    return _drawing("the editor; the site's look may differ", "Code", inside)


def check(file: str, line: int, words: str) -> str:
    """A pull request whose check has failed, and the finding at its line."""
    inside = f"""<div class="main"><b style="font-size:19px">New role: Reading Mentor</b>
      <div class="box gap"><div class="bad">✗ Some checks were not successful</div>
      <div class="gap"><span class="bad">✗</span> Job descriptions / documents
      <span class="link" style="float:right">Details</span></div></div>
      <div class="box gap"><b>Files changed</b> · {escape(file)}, line {line}
      <div class="gap"><span class="bad">✗ Error:</span> {escape(words)}</div></div></div>"""
    return _drawing("the pull request; the site's look may differ", "Pull requests", inside)


def build(labels: Iterable[tuple[str, str, bool]], link: str) -> str:
    """The form that builds a document, and the link on the page of its run."""
    form = f"""{_run_button()}<div class="box">{_fields(labels)}<div class="gap">{_button("Run workflow")}</div></div>
      <div class="box gap"><span class="good">✓ Build</span> &nbsp; document summary: &nbsp;
      <span class="link">{escape(link)}</span></div>"""
    return _drawing("the form, and the page of its run; the site's look may differ", "Actions",
                    _with_forms("Build", form))  # fmt: skip


def approve(labels: Iterable[tuple[str, str, bool]], version: str, link: str) -> str:
    """The form that enters a decision, and what the page of its run says: each version, and the pull request."""
    form = f"""{_run_button()}<div class="box">{_fields(labels)}<div class="gap">{_button("Run workflow")}</div></div>
      <div class="box gap"><span class="good">✓ Approve</span> &nbsp; decision summary:
      <pre class="gap">{escape(version)}</pre><div class="gap link">{escape(link)}</div></div>"""
    return _drawing("the form, and the page of its run; the site's look may differ", "Actions",
                    _with_forms("Approve", form))  # fmt: skip


def comment(shown: str) -> str:
    """A pull request with jdgen's comment, `shown` as the HTML of its Markdown. The first two changes are open, as they
    are once a reader has clicked on them."""
    shown = shown.replace("<details>", "<details open>", 2)
    inside = f"""<div class="main"><b style="font-size:19px">Phonics in every class</b>
      <div class="box gap"><b>github-actions</b> commented</div><div class="box comment">{shown}</div></div>"""
    return _drawing("the pull request; the site's look may differ", "Pull requests", inside)


def printed(text: str) -> str:
    """What jdgen printed, as in the log of a run. No drawing: the words are its own."""
    return _document(f'<div class="dark"><pre>{escape(text.strip())}</pre></div>')


def _drawing(note: str, tab: str, inside: str) -> str:
    tabs = ("Code", "Pull requests", "Actions", "Settings")
    bar = "".join(f"<b>{name}</b>" if name == tab else f"<span>{name}</span>" for name in tabs)
    frame = f'<div class="frame"><div class="bar">{bar}</div><div class="inside">{inside}</div></div>'
    return _document(f'{frame}<div class="note">Drawing: {escape(note)}</div>')


def _document(body: str) -> str:
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{_STYLE}</style>'
    return f'{head}<div class="page">{body}</div></html>'


def _with_forms(here: str, form: str) -> str:
    names = ("Approve", "Build", "Job descriptions", "New role")
    side = "".join(f"<div{' class=here' if name == here else ''}>{name}</div>" for name in names)
    return f'<div class="side"><div><b>Actions</b></div>{side}</div><div class="main">{form}</div>'


def _run_button() -> str:
    return '<div class="right" style="margin-bottom:8px"><span class="button plain">Run workflow ▾</span></div>'


def _button(words: str) -> str:
    return f'<span class="button">{escape(words)}</span>'


def _fields(labels: Iterable[tuple[str, str, bool]]) -> str:
    return "".join(
        f'<label>{escape(label)}</label><div class="field{" choice" if choice else ""}">{escape(typed)}</div>'
        for label, typed, choice in labels
    )
