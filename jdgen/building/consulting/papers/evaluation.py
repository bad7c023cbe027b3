"""The job evaluation of each proposed text: what the register says of it, or else what consultation.yaml does."""

from collections.abc import Iterator
from typing import NamedTuple

from jdgen.building.catalogue.blocks import cell, heading, paragraph
from jdgen.building.consulting.case import Case, Job
from jdgen.building.consulting.papers import phrases, words
from jdgen.building.consulting.papers.facts import fact
from jdgen.building.consulting.papers.naming import Named
from jdgen.building.consulting.papers.tables import Look, table
from jdgen.comparing.evaluations import evaluation_of
from jdgen.document.tree import Block, Section


class Evaluated(NamedTuple):
    """Where the evaluation of a text is written down, and its result; empty if it is pending."""

    reference: str = ""
    result: str = ""


def evaluated(case: Case, job: Job) -> Evaluated:
    """The evaluation of a job's new text. One in the register counts if it is of the very text: the grade that stands
    in it is then the result."""
    said = case.written.said.evaluations.get(job.role)
    registered = evaluation_of(case.workspace, job.new) if job.new else None
    if registered and job.after:
        reference = f"{registered.scheme}, {registered.ref}, {phrases.evaluated(registered.date)}"
        graded = [told for key in ("grade", "points") if (told := fact(job.after, key))]
        same = said and said.result and said.ref in (None, registered.ref)
        return Evaluated(reference, said.result if same and said and said.result else phrases.graded(graded))
    if said:
        return Evaluated(", ".join(filter(None, (said.scheme, said.ref))), said.result or "")
    return Evaluated()


def evaluation(named: Named) -> Section:
    """The section on evaluation: posts of which nothing is known are told together if they are many."""
    found = [(job, evaluated(named.case, job)) for job in named.case.jobs]
    is_alone = len(found) == 1
    told = [(job, each) for job, each in found if is_alone or any(each) or not job.new]
    rows = []
    for job, each in told:
        absent = words.PENDING if job.new else words.NOT_NEEDED
        rows.append((cell(named.job(job), header=True), cell(each.reference or absent), cell(each.result or absent)))
    blocks: list[Block] = [heading(2, words.EVALUATION), paragraph(words.WHAT_EVALUATION_IS)]
    blocks += _others(len(found) - len(told), len(found))
    blocks += _not_used(named)
    if rows:
        blocks.append(table(Look.EVALUATION, words.EVALUATION, words.EVALUATION_COLUMNS, rows))
    return Section(tuple(blocks))


def _not_used(named: Named) -> Iterator[Block]:
    """The evaluations that consultation.yaml gives and this paper does not print, so that none is lost unseen."""
    jobs, given = named.case.job_of, named.case.written.said.evaluations
    if others := [named.role(role) for role in given if role not in jobs or not jobs[role].new]:
        yield paragraph(phrases.not_evaluated_here(named.file, others))
    for role, said in given.items():
        job = jobs.get(role)
        if not job or not job.new:
            continue
        printed = evaluated(named.case, job)
        if any(value and value not in f"{printed.reference}, {printed.result}" for value in (said.scheme, said.ref)):
            yield paragraph(phrases.evaluated_otherwise(named.file, named.job(job), said.ref or said.scheme or ""))


def _others(pending: int, of: int) -> Iterator[Block]:
    if pending:
        yield paragraph(phrases.all_others_pending(pending, of))
