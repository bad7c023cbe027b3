"""The `jdgen` command: a click group that loads a verb's module only when the verb is called.

`jdgen --help` therefore imports neither docx, jinja2, pydantic nor lxml; a test holds it to that.
"""

import importlib
import sys

import click

from jdgen import __version__

VERBS = {
    "build": "Make documents from roles.",
    "pack": "Make the documents of every school, with a catalogue and a manifest.",
    "preview": "Show the documents in the browser, and anew on every save.",
    "check": "Look for problems in roles, shared clauses and houses.",
    "list": "List the roles with their title, grade and house.",
    "show": "Print a role as it stands after everything is put together.",
    "diff": "Say what roles say otherwise than before.",
    "history": "Tell how a role's text came to be, and which was in force on a day.",
    "consult": "Make the papers for the people who must agree to a change.",
    "compare": "Put levels of a job family side by side.",
    "why": "Say where a sentence of a role comes from.",
    "plan": "Say whom an edit of a shared clause would reach, before it is made.",
    "approve": "Enter into the register that texts of roles were approved.",
    "verify": "Say of every file of a pack whether it is as it was built.",
    "identify": "Say which role, school and version a file is, and whether it was edited.",
    "text": "Print a Word file or PDF as text.",
    "git-setup": "Let git show Word files and PDFs as text.",
    "schema": "Print or write the JSON Schemas for editors.",
    "init": "Start a new workspace.",
    "new": "Add a role or a house.",
}


class LazyGroup(click.Group):
    """A group whose commands are modules of `jdgen.commands`, imported when used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"jdgen.commands.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS:
            from jdgen.diagnostics import did_you_mean

            hint = did_you_mean(args[0], VERBS) or "Try “jdgen --help”."
            ctx.fail(f"There is no command “{args[0]}”. {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="jdgen %(version)s")
def cli() -> None:
    """Job descriptions as code: a post is a YAML role in git, jdgen makes the Word document.

    \b
    Start here:
      jdgen init                make a workspace in this folder
      jdgen build               make every role's Word document in build/
      jdgen check               say what is wrong, where, and what to do
    """


def main() -> None:
    """Run the command; exit 0 fine, 1 the sources have problems, 2 wrong usage, 3 a bug in jdgen, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and pipes default to a legacy code page, which has no “ ” or ✓.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt) as stop:
        # What was interrupted says so if it had begun to change something; click raises its own error from that.
        print(str(stop.__cause__ or stop) or "Interrupted; nothing was changed.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(1)
    except Exception:
        import traceback

        traceback.print_exc()
        print("\nThis is a bug in jdgen, not in your files. Please report it with the lines above.", file=sys.stderr)
        sys.exit(3)


if __name__ == "__main__":
    main()
