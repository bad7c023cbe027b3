"""A stand-in for `gh`, GitHub's command line: it keeps comments, issues and calls in files, and can refuse.

`Kept` is what a test sees and prepares; `GH` is the program that a runner calls.
"""

import json
import sys
from pathlib import Path
from typing import Any

GH = (
    f"#!{sys.executable}\n"
    + r"""
import json, os, re, sys
from pathlib import Path

played, arguments = Path("PLAYED"), sys.argv[1:]


def fail(sentence, code=1):
    print(sentence, file=sys.stderr)
    sys.exit(code)


def kept(name):
    path = played / f"{name}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else []


def keep(name, values):
    (played / f"{name}.json").write_text(json.dumps(values), "utf-8")


def given(option):
    for n, argument in enumerate(arguments):
        if argument == option:
            return arguments[n + 1]
        if argument.startswith(option + "="):
            return argument.partition("=")[2]
    return ""


def written(body):
    return Path(body.removeprefix("body=@")).read_text("utf-8")


def refuse():
    if (played / "read-only").exists():
        fail("gh: Resource not accessible by integration (HTTP 403)")
    if (played / "out-of-order").exists():
        fail("gh: ::error::Bad Gateway (HTTP 502)")


def comments():
    path = next(argument for argument in arguments[1:] if argument.startswith("repos/"))
    told = kept("comments")
    if not given("--method"):
        mark = re.search(r'startswith\("(.*?)"\)', given("--jq"))[1]
        assert '.user.login == "github-actions[bot]"' in given("--jq") and "--paginate" in arguments
        own = [each for each in told if each["login"] == "github-actions[bot]" and each["body"].startswith(mark)]
        print("\n".join(str(each["id"]) for each in own))
        return
    refuse()
    body = written(given("--field"))
    if given("--method") == "PATCH":
        number = int(path.rpartition("/")[2])
        told = [{**each, "body": body} if each["id"] == number else each for each in told]
    else:
        told.append({"id": len(told) + 1, "login": "github-actions[bot]", "body": body, "on": path.split("/")[-2]})
    keep("comments", told)


def issues():
    told = kept("issues")
    if arguments[1] == "list":
        assert given("--state") == "all" and "author.is_bot" in given("--jq")
        print("\n".join(f"{each['number']} {each['state']} {each['title']}" for each in told if each["bot"]))
        return
    refuse()
    if arguments[1] == "create":
        number = len(told) + 1
        told.append({"number": number, "title": given("--title"), "body": written(given("--body-file")), "bot": True,
                     "state": "OPEN"})
        print(f"https://github.com/sample/job-descriptions/issues/{number}")
    else:
        told = [{**each, "body": written(given("--body-file"))} if str(each["number"]) == arguments[2] else each
                for each in told]
    keep("issues", told)


with (played / "called").open("a", encoding="utf-8") as calls:
    calls.write(json.dumps(arguments) + "\n")
if not os.environ.get("GH_TOKEN"):
    fail("gh: to use it here, set the GH_TOKEN environment variable", 4)
if arguments[:2] == ["pr", "create"]:
    if (played / "pulls-refused").exists():
        fail("GitHub Actions is not permitted to create pull requests")
    (played / "pull").write_bytes(b"".join(argument.encode() + b"\0" for argument in arguments))
    print("PULL")
elif arguments[0] == "api":
    comments()
elif arguments[0] == "issue":
    issues()
elif arguments != ["auth", "setup-git"]:
    sys.exit(1)
"""
)


class Kept:
    """What the stand-in has kept in the folder `played`."""

    def __init__(self, played: Path) -> None:
        self._played = played

    def refuse(self, how: str = "read-only") -> None:
        """From now on the token can only read; or, if it is "out-of-order", the service fails."""
        (self._played / how).touch()

    def allow(self, how: str = "read-only") -> None:
        (self._played / how).unlink()

    @property
    def comments(self) -> list[dict[str, Any]]:
        """The comments, the oldest first: `id`, `login`, `body`."""
        return self._read("comments")

    @comments.setter
    def comments(self, values: list[dict[str, Any]]) -> None:
        (self._played / "comments.json").write_text(json.dumps(values), "utf-8")

    @property
    def issues(self) -> list[dict[str, Any]]:
        """The issues, the oldest first: `number`, `title`, `body`, `state`, and whether a program wrote it, `bot`."""
        return self._read("issues")

    @issues.setter
    def issues(self, values: list[dict[str, Any]]) -> None:
        (self._played / "issues.json").write_text(json.dumps(values), "utf-8")

    @property
    def called(self) -> list[list[str]]:
        """The arguments of each call."""
        path = self._played / "called"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    def _read(self, name: str) -> list[dict[str, Any]]:
        path = self._played / f"{name}.json"
        return list(json.loads(path.read_text("utf-8"))) if path.exists() else []
