"""consultation.yaml as it begins: each fact and each change in comments that explain themselves, to be filled in.

A line with one # is YAML as it will stand when the sign and the blank behind it are taken away; a line with two is a
remark, which is still a comment then.
"""

from collections.abc import Iterable, Iterator

from jdgen.building.consulting.case import Case, Job
from jdgen.building.consulting.papers.evaluation import evaluated
from jdgen.building.consulting.papers.naming import Named, Numbered
from jdgen.comparing.classes import SUGGESTED
from jdgen.comparing.sentences import counted, heading_of, listed
from jdgen.comparing.telling.shown import shown, where
from jdgen.comparing.telling.summary import headline, sides
from jdgen.comparing.telling.text import in_marks
from jdgen.consultation.classes import CLASSES, Class
from jdgen.schema.consultation import HELP
from jdgen.source.decoding import MOST_ENTRIES
from jdgen.source.writing import in_yaml, word_in_yaml
from jdgen.workspace import TRUST, TRUST_WORD

_WIDTH = 116
_LONGEST = 3 * _WIDTH
"""Signs of the words of a change that are shown."""
_MOST_ROLES = 6
"""Roles of which each school is asked for its number; of more it is asked for one number."""
_MOST_EVALUATIONS = 12
_FACTS = ("reason", "opens", "closes", "effective")
_FURTHER_FACTS = ("protection", "appeal", "contact")
_HEAD = """\
What is said of a proposed change: “jdgen consult” prints it in the papers, “jdgen diff” the reasons and classes.

Take away the # and the blank in front of each line that you fill in, and write between the quotes. What keeps its #
says nothing, and lines with ## explain. Name offices and committees, never people: git does not forget."""
_OF_CHANGES = """\
What is said of each change. Where HR confirms the class that is suggested, or takes another, two more lines say so:
    class: duties
    class_reason: "Why it is of that class."
"""


def begun(case: Case, schema_line: str) -> str:
    """The text of a file that says nothing yet of the case, under the line by which an editor finds its schema."""
    named = Named(case)
    lines = [
        *([schema_line] if schema_line else []),
        *_remarks(_HEAD.splitlines()),
        *_remarks(["", f"{sides(case.answer)}:", headline(case.answer)]),
        "",
        *_explained("title", f"title: {in_yaml(named.title)}"),
        *(line for key in _FACTS for line in _explained(key, f'{key}: ""')),
        *_explained("posts", "posts:", *_posts(named)),
        *_evaluations(case),
        *(line for key in _FURTHER_FACTS for line in _explained(key, f'{key}: ""')),
        *_remarks(_OF_CHANGES.splitlines()),
        *_remarks([f"Classes: {', '.join(f'{word} ({each})' for word, each in CLASSES.items())}."]),
        "# changes:",
    ]
    return "".join(f"{line}\n" for line in [*lines, *_fitting(lines, [*blocks(named.changes)])])


def blocks(changes: Iterable[Numbered]) -> Iterator[str]:
    """For each change its lines: what it is, and where its reason is to be written."""
    for number, judged in changes:
        change = judged.entry.change
        about, marked = shown(change)
        words = [about, in_marks(marked), f"{judged.is_class}; {SUGGESTED}."]
        if judged.remark and judged.remark.is_class:
            words[-1] = judged.said_by
        alone = judged.entry.roles if len(judged.entry.roles) == 1 else ()
        told = [f"{number}. {' · '.join([*alone, heading_of(change), *where(judged.entry)])}"]
        told += [f"   {_shortened(line)}" for line in words if line]
        yaml = [f"  - change: {judged.entry.key}", '    reason: ""']
        yield "\n".join(["", *_remarks(told), *_ready(yaml)])


def _posts(named: Named) -> Iterator[str]:
    jobs = named.case.jobs
    for school in named.schools:
        there = [job for job in jobs if school == TRUST or school in named.schools_of(job)]
        if len(there) < 2 or len(jobs) > _MOST_ROLES:
            yield f'  {school or TRUST_WORD}: ""'
            continue
        yield f"  {school or TRUST_WORD}:"
        yield from (f'    {word_in_yaml(job.role)}: ""' for job in there)


def _evaluations(case: Case) -> Iterator[str]:
    """Of the posts whose grade may be affected and of whose new text the register has no evaluation."""
    jobs = [
        job
        for job in case.jobs
        if job.new and any(each.is_class is Class.GRADE for each in job.judged) and not evaluated(case, job).reference
    ]
    if not jobs:
        return
    more = [job.role for job in jobs[_MOST_EVALUATIONS:]]
    rest = [f"{counted(len(more), 'more post')} may have another grade: {listed(more, _MOST_ROLES)}."] if more else []
    yaml = [line for job in jobs[:_MOST_EVALUATIONS] for line in _evaluation(case, job)]
    yield from _remarks(rest)
    yield from _explained("evaluations", "evaluations:", *yaml)


def _evaluation(case: Case, job: Job) -> Iterator[str]:
    schemes = [each.entry.evaluation.scheme for each in case.workspace.register.approvals(job.role)
               if each.entry.evaluation]  # fmt: skip
    yield f"  {word_in_yaml(job.role)}:"
    yield f"    scheme: {in_yaml(schemes[-1] if schemes else '')}"
    yield '    ref: ""'
    yield '    result: ""'


def _explained(key: str, *yaml: str) -> Iterator[str]:
    yield from _remarks([HELP["Consultation"][key]])
    yield from _ready(yaml)
    yield ""


def _remarks(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"## {line}".rstrip()


def _ready(yaml: Iterable[str]) -> Iterator[str]:
    return (f"# {line}" for line in yaml)


def _shortened(text: str) -> str:
    """`text` on one line, for no line break of any kind may end a comment; the beginning of one that is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _fitting(lines: list[str], changes: list[str]) -> Iterator[str]:
    """As many of the blocks as a file may hold that is still to be filled in, and how many are left out."""
    room = MOST_ENTRIES * 3 // 4 - sum(map(_entries, lines))
    for at, block in enumerate(changes):
        room -= _entries(block)
        if room < 0:
            left = counted(len(changes) - at, "more change")
            yield ""
            yield f"## Left out here: {left}. When these are filled in, call “jdgen new consultation” again."
            return
        yield block


def _entries(text: str) -> int:
    return text.count("\n") + text.count(",") + 1
