"""jdgen schema: the JSON Schemas by which editors complete, explain and check."""

import click

from jdgen.commands.common import stop, the_folder
from jdgen.schema.files import ALL_SCHEMAS, SCHEMAS, schema_text
from jdgen.source.modeline import schema_path


@click.command(epilog="\b\nExamples:\n  jdgen schema             (prints the schema of a role)\n  jdgen schema house"
               "\n  jdgen schema --write     (writes those of a workspace's files into .jdgen/)")  # fmt: skip
@click.argument("kind", required=False, type=click.Choice(list(ALL_SCHEMAS)), metavar="[KIND]")
@click.option(
    "--write", is_flag=True, help="Write .jdgen/KIND.schema.json in the workspace; without KIND, all of them."
)
def command(kind: str | None, write: bool) -> None:
    """Print or write the JSON Schemas (draft 2020-12) of the files of a workspace: KIND is role (if not given),
    workspace, school, house, clauses, register or consultation. Print those of a pack's manifest and of what jdgen
    diff answers: manifest, diff.

    An editor that knows them completes keys, explains them, and marks mistakes while they are typed. VS Code needs the
    extension “YAML” by Red Hat. Run it with --write after each update of jdgen, and commit the result.
    """
    if not write:
        click.echo(schema_text(kind or "role"), nl=False)
        return
    if kind and kind not in SCHEMAS:
        stop(f"No editor needs the schema of a {kind}, so it is not written. “jdgen schema {kind}” prints it.")
    folder = the_folder()
    for name in [kind] if kind else SCHEMAS:
        path = schema_path(name)
        try:
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(schema_text(name), encoding="utf-8", newline="\n")
        except OSError as error:
            stop(f"{path} cannot be written: {error.strerror or error}.")
        print(path)
