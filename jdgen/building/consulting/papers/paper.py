"""The paper of a consultation, section by section."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from jdgen.building.catalogue.blocks import heading, meta, paragraph, runs
from jdgen.building.consulting.case import Case
from jdgen.building.consulting.papers import phrases, words
from jdgen.building.consulting.papers.changes import changes
from jdgen.building.consulting.papers.evaluation import evaluation
from jdgen.building.consulting.papers.facts import before_and_after
from jdgen.building.consulting.papers.missing import Missing, missing, summed
from jdgen.building.consulting.papers.naming import Named
from jdgen.building.consulting.papers.posts import posts
from jdgen.building.consulting.papers.response import response
from jdgen.building.consulting.papers.staying import same
from jdgen.document.tree import Block, Document, Fact, Facts, List, ListItem, Meta, Run, Section
from jdgen.workspace import TRUST, Position

Files = Mapping[Position, Mapping[str, str]]
"""By the position they are of: what each file shows, and its name without a suffix."""
_SAID_OF_A_ROLE = ("role.draft", "role.title", "role.standing")


def paper(case: Case, files: Files) -> Document:
    """The paper for the people who must agree. It lists `files`, the documents that go with it.

    Raises `Rejected` for a text that cannot be read any more.
    """
    named = Named(case)
    lacking = missing(case)
    blocks: list[Block] = [
        heading(1, named.title),
        *_still(lacking, named),
        _proposed(named),
        *_files(files, named),
        before_and_after(named),
        changes(named),
        same(named),
        evaluation(named),
        posts(named),
        _rights(named),
        response(named),
    ]
    return Document(_meta(named), tuple(blocks))


def _meta(named: Named) -> Meta:
    """What a letterhead prints; html, Markdown and text print the same lines at their edges."""
    case = named.case
    school = case.schools[0] if len(case.schools) == 1 else TRUST
    made = meta(named.title, case.workspace.as_of, case.workspace.site_of(school))
    values = dict(made.values) | {"role.draft": words.DRAFT}
    lines = (named.title, values["role.standing"])
    return replace(
        made, subject=words.SUBJECT, values=tuple(sorted(values.items())), logo=case.workspace.logo_of(school),
        header=(values["school.name"], words.DRAFT), footer=lines,
    )  # fmt: skip


def _still(lacking: tuple[Missing, ...], named: Named) -> Iterator[Block]:
    """That the paper is not finished, before anything else."""
    if lacking:
        items = tuple(ListItem((Run(phrases.capital(line)),)) for line in summed(lacking, named))
        yield Section((heading(2, words.STILL), paragraph(phrases.still_why(named.file)), List(items)))


def _proposed(named: Named) -> Section:
    said = named.case.written.said
    workspace = named.case.workspace
    why = [paragraph(each) for each in said.reason] or [paragraph(words.NO_REASON)]
    what = paragraph(phrases.purpose(named.proposal, workspace.settings.trust.name, workspace.as_of), "intro")
    facts = [
        *((label, phrases.spoken(day) if (day := getattr(said, key)) else words.NOT_STATED_YET)
          for key, label in words.DATES),
        (words.CONTACT, said.contact or words.NOT_STATED_YET),
        *_standing(named),
    ]  # fmt: skip
    return Section((heading(2, words.PROPOSED), what, *why, _facts(facts)))


def _standing(named: Named) -> Iterator[tuple[str, str]]:
    """Where the texts stand by the register; of several posts in how many the old one is in force."""
    comparison = named.case.answer.comparison
    jobs = named.case.jobs
    before = [job for job in jobs if job.before]
    if len(jobs) == 1:
        job = jobs[0]
        if job.before:
            yield words.OLD_TEXT, phrases.stands(job.stands_before, job.was_in_force)
        if job.after:
            yield words.NEW_TEXT, phrases.capital(job.stands_after)
    elif before:
        yield words.OLD_TEXT, phrases.in_force_among(sum(job.was_in_force for job in before), len(before))
    yield words.COMPARED, phrases.compared(comparison.old, comparison.new)


def _facts(pairs: list[tuple[str, str]]) -> Facts:
    return Facts(tuple(Fact(runs(label), runs(value)) for label, value in pairs), "facts")


def _files(files: Files, named: Named) -> Iterator[Block]:
    """The documents beside the paper by name: papers are mailed alone, so that a link would lead nowhere."""
    items = [
        ListItem(runs(f"{named.posts([position])}: {phrases.documents_beside(shown)}"))
        for position, shown in files.items() if shown
    ]  # fmt: skip
    if items:
        yield Section((heading(2, words.FILES), List(tuple(items))))


def _rights(named: Named) -> Section:
    said = named.case.written.said
    blocks: list[Block] = [heading(2, words.RIGHTS)]
    for label, texts in ((words.PROTECTION, said.protection), (words.APPEAL, said.appeal),
                         (words.CONTACT, (said.contact,) if said.contact else ())):  # fmt: skip
        blocks += [heading(3, label), *(paragraph(text) for text in texts or (f"{words.NOT_STATED_YET}.",))]
    return Section(tuple(blocks))
