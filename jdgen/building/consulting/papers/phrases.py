"""The sentences of a consultation's paper; its labels are in `words`."""

from collections.abc import Mapping, Sequence
from datetime import date

from jdgen.building.catalogue.words import capital
from jdgen.building.catalogue.words import listed as joined
from jdgen.building.consulting.papers import words
from jdgen.comparing.sentences import counted
from jdgen.source.days import spoken

__all__ = ["capital", "counted", "joined", "spoken"]


def title(titles: Sequence[str], count: int, school: str, is_regrading: bool) -> str:
    """What the paper is called if nobody says; `titles` are the old and the new one of a re-grading, or the one."""
    at = f" at {school}" if school else ""
    if is_regrading:
        return f"Consultation on moving from {titles[0]} to {titles[1]}{at}"
    if count == 1:
        return f"Consultation on the job description of {titles[0]}{at}"
    return f"Consultation on {counted(count, 'job description')}{at}"


def becomes(old: str, new: str) -> str:
    """A post from which people move to another."""
    return f"{old}, to become {new}"


def purpose(what: str, trust: str, on: date) -> str:
    """What the paper is, for somebody who opens it first."""
    return (
        f"{trust} proposes {what}. This paper says what would change and why, what would stay as it is, and how to "
        f"answer. It is for the people in these posts, their unions, and those who evaluate the posts. It is a draft "
        f"for consultation as of {spoken(on)}: nothing in it is decided."
    )


def proposes(titles: Sequence[str], count: int, is_regrading: bool, comes: bool, goes: bool) -> str:
    """What is proposed, as the end of a sentence."""
    if is_regrading:
        return f"to move people from the post of {titles[0]} to that of {titles[1]}"
    if count != 1:
        return f"to change {counted(count, 'job description')}"
    if comes:
        return f"a new post, {titles[0]}"
    return f"to end the post of {titles[0]}" if goes else f"to change the job description of {titles[0]}"


def still_why(file: str) -> str:
    """Why the paper begins with what is missing."""
    return f"This paper is not finished. Before it is sent, {file} has to say:"


def proposes_places(titles: Sequence[str], count: int) -> str:
    """The same, where the schools of posts change and no text does."""
    what = f"the post of {titles[0]}" if count == 1 else f"{count} posts"
    return f"to change which schools have {what}"


def stands(standing: str, is_in_force: bool) -> str:
    """Where the old text stands; that it is not in force is said outright."""
    return capital(standing) if is_in_force else f"Not a version in force; by the register: {standing}"


def compared(old: str, new: str) -> str:
    """Which two states were compared."""
    return f"{old}, and {new}"


def in_force_among(in_force: int, of: int) -> str:
    """How many of the old texts are in force."""
    if in_force == of:
        return "For every post it is the version in force; the list of posts says which."
    if not in_force:
        return "For none of the posts it is a version in force; the list of posts says where each stands."
    return (
        f"For {in_force} of {counted(of, 'post')} it is the version in force; the list of posts says where each stands."
    )


def holds_the_rest(count: int) -> str:
    """What the numbers of the same count, below a table of them."""
    return (
        f"{counted(count, 'text')} of the proposal {'is' if count == 1 else 'are'} as before, in the same words and "
        "the same place. The proposal holds them in full."
    )


def filled_otherwise(count: int) -> str:
    """That texts are counted as changed though their own words are not."""
    does = "text has the same words and prints" if count == 1 else "texts have the same words and print"
    return f"{count} {does} a value that changes, such as the grade; counted among the changed."


def same_elsewhere(jobs: int, same: int, changed: int) -> str:
    """What stays in the posts that have shared changes alone."""
    in_them = "the post" if jobs == 1 else f"the {jobs} posts"
    return (
        f"In {in_them} with shared changes alone, {counted(same, 'text')} stay as before, and "
        f"{counted(changed, 'text')} change, come or go as listed above."
    )


def evaluated(on: date) -> str:
    """When the register's evaluation was made."""
    return f"evaluated on {spoken(on)}"


def all_others_pending(number: int, of: int) -> str:
    """That the evaluation of posts is pending."""
    if number == of:
        return f"For all {of} posts the evaluation is pending."
    others = "the other post" if number == 1 else f"the other {number} posts"
    return f"For {others} the evaluation is pending."


def not_evaluated_here(file: str, posts: Sequence[str]) -> str:
    """That evaluations were given of other posts."""
    return f"{file} also gives evaluations of {joined(posts)}, which this paper has no new text of."


def evaluated_otherwise(file: str, post: str, ref: str) -> str:
    """That what was written of an evaluation is not printed, since the register knows another of the very text."""
    named = f"For {post} {file} names {ref}"
    return f"{named}; the register has another evaluation of this very text, which counts."


def as_worded_at(school: str) -> str:
    """Whose wording of a text is shown."""
    return f"As worded for {school}."


def made_elsewhere(numbers: Sequence[int]) -> str:
    """That changes are not in what is told of one place."""
    return f"{_changes_are(numbers)} made elsewhere only, and not shown here."


def counted_at_one_place(numbers: Sequence[int]) -> str:
    """That the texts of each post are counted as they are at one place, which not all changes are made at."""
    return f"The texts of each post are counted at one place. {_changes_are(numbers)} made elsewhere, and not counted."


def _changes_are(numbers: Sequence[int]) -> str:
    told = joined([str(number) for number in numbers])
    return f"Change {told} is" if len(numbers) == 1 else f"Changes {told} are"


def known_of(posts: int, known: int, of: int) -> str:
    """A number of posts, and that it is not of all schools if it is not."""
    return f"{posts:,}" if known == of else f"{posts:,} (stated by {known} of {of})"


def graded(facts: Sequence[str]) -> str:
    """The result of an evaluation that the text itself says."""
    return f"As the text says: {', '.join(facts)}" if facts else "As the text says"


def only_stated(known: int, of: int) -> str:
    """Of how many schools the total is the sum."""
    if known == of:
        return "Every school’s number is stated."
    return f"The total counts only what is stated: {known} of {counted(of, 'number')}."


def not_counted(file: str, names: Sequence[str]) -> str:
    """That numbers were given for other places."""
    also = f"{file} also gives numbers for {joined(names)}"
    return f"{also}, which this paper is not about; they are not counted."


def returned(contact: str, closes: str) -> str:
    """Where a response goes, and by when."""
    to = f"to {contact.removesuffix('.')}" if contact else f"to the contact ({words.NOT_STATED_YET.lower()})"
    by = f"by {closes}" if closes else f"by the closing date ({words.NOT_STATED_YET.lower()})"
    return f"Please return this form {to}, {by}."


def responds_to(paper: str) -> str:
    """What the form is an answer to."""
    return f"Answer to: {paper}. Leave out what does not concern you; you may add pages."


def documents_beside(shown: Mapping[str, str]) -> str:
    """The documents of a post: “the version in force (h3-in-force) and the proposal (h3-proposal)”."""
    return joined([f"{what} ({name})" for what, name in shown.items()])
