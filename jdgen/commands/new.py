"""jdgen new: a further role or house; the consultation on a change."""

import shlex
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from jdgen.commands.common import chosen, stop, the_folder, the_sources, the_workspace
from jdgen.commands.creating.adopted_house import adopted, proved_files, report
from jdgen.commands.creating.files import checked_id, checked_name, id_of, title_of, write_new
from jdgen.commands.creating.house import COLOUR, FONT, house_files, read_logo
from jdgen.commands.creating.role import begun, copied, extending
from jdgen.commands.options.as_of import as_of_option, today
from jdgen.commands.options.selecting import proposal_options
from jdgen.document.school_logo import SCHOOL_LOGO
from jdgen.house.folder import BASE
from jdgen.role.resolution.library import Library
from jdgen.source.modeline import CONSULTATION_FILE
from jdgen.source.nodes import Mapping as MappingNode
from jdgen.source.nodes import Scalar
from jdgen.workspace import Workspace


@click.group(epilog="\b\nExamples:\n  jdgen new role midday-supervisor --title \"Midday Supervisor\""
             "\n  jdgen new house ours --colour \"#4B2C82\" --logo crest.png"
             "\n  jdgen new consultation main..")  # fmt: skip
def command() -> None:
    """Add a role, a house or a consultation to the workspace. Nothing is ever written over."""


@command.command(epilog="\b\nExamples:\n  jdgen new role --title \"Midday Supervisor\" --grade H2"
                 "\n  jdgen new role h5 --from h4            (inherits all, changes single items)"
                 "\n  jdgen new role sen/mentor --copy bg6   (goes its own way from here)")  # fmt: skip
@click.argument("role_id", metavar="[ID]", default="")
@click.option("--title", default="", help="The job title; without it one is made of ID, or taken over.")
@click.option("--grade", default="", help="The grade; without it the place is left blank, or the grade taken over.")
@click.option("--from", "parent", default="", metavar="ROLE",
              help="Build on this role or base, and follow its changes.")  # fmt: skip
@click.option("--copy", "original", default="", metavar="ROLE", help="Begin with a copy of this role's file.")
def role(role_id: str, title: str, grade: str, parent: str, original: str) -> None:
    """Begin a role: ID is its path below the roles folder, such as midday-supervisor or sen/mentor. Without ID, one is
    made of the title.
    """
    if parent and original:
        stop("Give --from or --copy, not both.")
    if not role_id and not title.strip():
        stop("Say what the role is: give an ID, such as midday-supervisor, or a --title.")
    given = {key: text.strip() for key, text in (("title", title), ("grade", grade)) if text.strip()}
    for key, text in given.items():
        if not text.isprintable():
            stop(f"The {key} holds a character that cannot be printed.")
    workspace, folder = the_workspace(today())
    with the_sources(folder):
        name = checked_id(role_id) if role_id else _id_of_title(given["title"], workspace)
        path = f"{workspace.settings.roles}/{name}.yaml"
        alike = [known for known in workspace.library.role_files if known.casefold() == name and known != name]
        if alike:
            stop(f"There is a role “{alike[0]}”, and some computers do not tell capitals apart.")
        if not parent and not original:
            given = {"title": title_of(name)} | given
        write_new(folder, {path: _text(workspace, path, given, parent, original).encode()})
    print(path)
    print(f"Open it in an editor, then “jdgen check {name}” and “jdgen build {name}”.")


@command.command(epilog="\b\nExamples:\n  jdgen new house ours --letterhead \"Trust letterhead.dotx\""
                 "\n  jdgen new house ours --font Calibri --colour \"#4B2C82\" --logo crest.png")  # fmt: skip
@click.argument("name")
@click.option("--letterhead", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Your own Word file (.docx or .dotx): its page, header, footer, fonts and styles.")  # fmt: skip
@click.option("--font", show_default=FONT, help="A font that every computer has that opens the documents.")
@click.option("--colour", show_default=COLOUR, help="A dark colour for headings and rules, as #RRGGBB.")
@click.option("--logo", type=click.Path(dir_okay=False, path_type=Path), help="A PNG or JPEG picture.")
@click.option("--alt", default="", help="What the logo shows, for those who cannot see it.")
@click.option("--school-logo", is_flag=True, help="Put each school's own logo in the logo's place.")
def house(
    name: str,
    letterhead: Path | None,
    font: str | None,
    colour: str | None,
    logo: Path | None,
    alt: str,
    school_logo: bool,
) -> None:
    """Begin a house: a folder with a letterhead, a stylesheet and house.yaml that can be used at once.

    With --letterhead it is made of your own Word file, which stays as it is; the answer says what was taken from it,
    what was added, and what was left out.
    """
    if letterhead and (font or colour or logo):
        stop("Give --letterhead or --font, --colour and --logo: a letterhead brings its own.")
    if school_logo and alt:
        stop("Give --alt or --school-logo: each school's logo is described in jdgen.yaml, beside its name.")
    if school_logo and not (letterhead or logo):
        stop("Give --logo or --letterhead beside --school-logo: a picture keeps the place of the schools' logos.")
    as_of = today()
    workspace, folder = the_workspace(as_of)
    checked_name(name, "house", taken=(BASE,))
    words = SCHOOL_LOGO if school_logo else alt.strip() or f"The logo of {workspace.settings.trust.name}"
    target = workspace.settings.templates
    lines: Iterable[str] = ()
    if letterhead:
        adoption = adopted(letterhead, words)
        written = proved_files(target, name, title_of(name), adoption, as_of, folder)
        lines = report(adoption)
    else:
        picture = read_logo(logo) if logo else None
        written = house_files(f"{target}/{name}", title_of(name), font or FONT, colour or COLOUR, picture, words)
    write_new(folder, written)
    for line in (*written, *lines):
        print(line)
    print(f"Try it with “jdgen build --house {name}”; for all roles, write “house: {name}” in jdgen.yaml.")


@command.command(epilog="\b\nExamples:\n  jdgen new consultation                    (since the texts that are in force)"
                 "\n  jdgen new consultation main.. h3          (one role, since main)"
                 "\n  jdgen new consultation --from h2 --to h3  (a re-grading: people move from H2 to H3)")  # fmt: skip
@proposal_options
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Begin this file; consultation.yaml beside jdgen.yaml if not given.")  # fmt: skip
@as_of_option
def consultation(
    words: tuple[str, ...],
    given_from: str | None,
    given_to: str | None,
    schools: tuple[str, ...],
    out: Path | None,
    as_of: date,
) -> None:
    """Begin consultation.yaml: the facts and reasons of a proposed change, each in a comment to be filled in.

    The sides are those of “jdgen consult”. If the file is there, it stays as it is: the lines of the changes that it
    does not speak of are printed, to be pasted, and the command exits 1.
    """
    from jdgen.commands.consulting.proposal import Proposed, proposal_of
    from jdgen.commands.creating.consultation import Wanted, begin  # only here: a role needs no writers

    folder = the_folder()
    asked = Proposed(words, given_from, given_to, schools, "jdgen new consultation")
    compared, meant = proposal_of(asked, folder, as_of)
    sides = ["--from", given_from, "--to", given_to] if given_from and given_to else []
    again = shlex.join(["jdgen", "consult", *words, *sides, *(word for each in schools for word in ("--school", each))])
    begin(Wanted(compared, meant, given_from is not None, out or folder / CONSULTATION_FILE, again), folder)


def _id_of_title(title: str, workspace: Workspace) -> str:
    """An id that is still free, made of the title; exits 2 if there is none."""
    name = id_of(title)
    if name in workspace.library.role_files:
        stop(f"There is a role “{name}” already. Give the new one another title, or an id of its own:"
             " “jdgen new role ID --title ...”.")  # fmt: skip
    return name


def _text(workspace: Workspace, path: str, given: Mapping[str, str], parent: str, original: str) -> str:
    library = workspace.library
    if parent:
        return extending(path, *_file_of(library, workspace, parent), given, library)
    if original:
        return copied(path, _file_of(library, workspace, original)[1], given, library)
    return begun(path, given, _required(workspace), library.folder)


def _required(workspace: Workspace) -> list[str]:
    """The shared clauses that a role must hold and the trust's own statements do not bring: of several that will do,
    the first.
    """
    statements = workspace.every_role.items if workspace.every_role else ()
    uses = (item.get("use") for item in statements if isinstance(item, MappingNode))
    brought = {use.text for use in uses if isinstance(use, Scalar)}
    wanted = [[clause.text for clause in requirement.clauses] for requirement in workspace.settings.required_clauses]
    return [clauses[0] for clauses in wanted if not brought.intersection(clauses)]


def _file_of(library: Library, workspace: Workspace, name: str) -> tuple[str, str]:
    """The id and file of a role or base; exits 2 if there is none."""
    if name in library.base_files and name not in library.role_files:
        return name, library.base_files[name]
    found, *others = chosen(workspace, [name])
    if others:
        stop(f"“{name}” means {len(others) + 1} roles; name one.")
    return found, library.role_files[found]
