"""jdgen consult: the papers for the people who must agree to a change."""

from datetime import date
from pathlib import Path

import click

from jdgen.building.consulting.sets.set import FORMATS, Ordered
from jdgen.commands.answering.publishing import formats_named, from_here
from jdgen.commands.common import stop, the_folder
from jdgen.commands.comparing.judging import consultation_of
from jdgen.commands.consulting.answers import made, put, tell_missing, the_case
from jdgen.commands.consulting.proposal import Proposed, proposal_of
from jdgen.commands.options.as_of import as_of_option
from jdgen.commands.options.selecting import proposal_options
from jdgen.document.tree import Revision

_FOLDER = "consultation"


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    return formats_named(value, FORMATS)


@click.command(epilog="\b\nExamples:\n  jdgen consult                     (since the texts that are in force)"
               "\n  jdgen consult main.. h3           (one role, since main)"
               "\n  jdgen consult --from h2 --to h3   (a re-grading: people move from H2 to H3)"
               "\n  jdgen consult --from h2 --to h3 --school oak")  # fmt: skip
@proposal_options
@click.option("-f", "--format", "formats", default=",".join(FORMATS), callback=_formats, metavar="FORMATS",
              show_default=True, help="Formats, with commas between them: docx, html.")  # fmt: skip
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="A folder for the set alone; build/consultation beside jdgen.yaml if not given.")  # fmt: skip
@click.option("--house", default="", help="Dress every document in this house.")
@click.option("--author", default="", metavar="NAME",
              help="The office in whose name the changes are tracked; the trust if not given.")  # fmt: skip
@click.option("--consultation", type=click.Path(path_type=Path), metavar="FILE",
              help="The facts and reasons; consultation.yaml of the new side if not given.")  # fmt: skip
@click.option(
    "--each", is_flag=True, help="Documents of every changed role, not only of those with changes of their own."
)
@click.option("--strict", is_flag=True, help="Exit 1 and write nothing if a fact is missing.")
@as_of_option
def command(
    words: tuple[str, ...],
    given_from: str | None,
    given_to: str | None,
    schools: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path | None,
    house: str,
    author: str,
    consultation: Path | None,
    each: bool,
    strict: bool,
    as_of: date,
) -> None:
    """Make the set of papers on changed roles for the people who must agree to them.

    It is one paper with all changes, and for each role with changes of its own the version in force, the proposal and
    the redline. Without OLD..NEW, the texts in force are compared with the working tree.
    """
    folder = the_folder()
    asked = Proposed(words, given_from, given_to, schools, "jdgen consult")
    compared, schools = proposal_of(asked, folder, as_of)
    workspace = compared.workspace
    if house and house not in workspace.house_ids:
        stop(f"There is no house “{house}”. Houses here: {', '.join(workspace.house_ids)}.")
    written = consultation_of(workspace, folder, consultation)
    out = out or from_here(folder / "build" / _FOLDER)
    case = the_case(compared, written, schools, folder, given_from is not None, out)
    tell_missing(case, strict)
    revision = Revision(author or workspace.settings.trust.name, f"{workspace.as_of.isoformat()}T00:00:00Z")
    contents = made(case, compared, Ordered(revision, formats, house, each), folder)
    put(workspace, folder, out, contents)
