"""jdgen preview: documents in the browser, made anew on every save."""

import sys
import webbrowser
from datetime import date, datetime
from pathlib import Path
from threading import Thread
from time import sleep

import click

from jdgen.commands.common import check_school, chosen, school_option, stop, the_folder
from jdgen.commands.options.as_of import as_of_option
from jdgen.diagnostics import Rejected
from jdgen.previewing.pages import ROLE, address
from jdgen.previewing.preview import Preview
from jdgen.previewing.server import Server
from jdgen.previewing.workbench import Choice
from jdgen.source.days import spoken
from jdgen.workspace import Workspace, open_workspace

PORT, TRIED = 8765, 20
"""The first port, and how many are tried from there, where none is asked for."""
INTERVAL = 0.2
"""Seconds between two looks at the files."""


@click.command(epilog="\b\nExamples:\n  jdgen preview\n  jdgen preview h3 --open\n  jdgen preview --house school-form")
@click.argument("role", required=False)
@click.option("--port", type=click.IntRange(0, 65535), metavar="N",
              help=f"A port of this computer, 0 for any; the first that is free from {PORT} if not given.")  # fmt: skip
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
@click.option("--house", default="", help="Dress every role in this house.")
@school_option("Show the roles of this school")
@as_of_option
def command(role: str | None, port: int | None, opened: bool, house: str, school: str, as_of: date) -> None:
    """Show the documents in the browser, and show them anew whenever a file is saved.

    The address is for this computer alone. What `jdgen check` says of a role stands beside its document; while a role
    has errors, its last good document stays. Ctrl-C ends it.
    """
    folder = the_folder()
    name = _checked(folder, role, house, school, as_of)
    preview = Preview(folder, Choice(as_of, house, school), lambda: f"{datetime.now():%H:%M:%S}")
    about = ", ".join(filter(None, (folder.name, school, house, spoken(as_of))))
    with _server(port, preview, about) as server:
        _serve(server, server.url.rstrip("/") + (address(ROLE, name) if name else "/"), opened)


def _checked(folder: Path, role: str | None, house: str, school: str, as_of: date) -> str:
    """The id of the role asked for, "" if none is. Exits 2 where something is asked for that there is not.

    A workspace that cannot be read is no reason to stop: the page will say what is wrong with it.
    """
    try:
        workspace = open_workspace(folder, as_of)
        check_school(workspace, school)
    except Rejected:
        return role or ""
    if house and house not in workspace.house_ids:
        stop(f"There is no house “{house}”. Houses here: {', '.join(workspace.house_ids)}.")
    return _one(workspace, role) if role else ""


def _one(workspace: Workspace, asked: str) -> str:
    role, *others = chosen(workspace, [asked])
    if others:
        stop(f"“{asked}” means {len(others) + 1} roles; name one, or none for all.")
    return role


def _server(port: int | None, preview: Preview, about: str) -> Server:
    """A server at the port asked for, or at the first that is free; exits 2 without one."""
    ports, reason = [port] if port is not None else [*range(PORT, PORT + TRIED)], ""
    for tried in ports:
        try:
            return Server(tried, preview, about)
        except OSError as error:
            reason = error.strerror or str(error)
    many = f"None of the ports {ports[0]} to {ports[-1]} can be used: {reason}. Name one with --port, or 0 for any."
    one = f"Port {port} cannot be used: {reason}. Name another, or leave --port out for the first that is free."
    return stop(many if port is None else one)


def _serve(server: Server, page: str, opened: bool) -> None:
    """Serve and watch until Ctrl-C, which is how it is meant to end."""
    Thread(target=server.serve_forever, daemon=True).start()
    print(f"Preview at {page}\nIt follows every save. Ctrl-C ends it.", flush=True)
    try:
        if opened and not webbrowser.open(page):
            print("No browser could be opened: copy the address into one.", file=sys.stderr)
        while True:
            if line := server.preview.turn():
                print(line, flush=True)
            sleep(INTERVAL)
    except KeyboardInterrupt:
        print("\nPreview ended.")
    finally:
        server.end()
