"""A role holds each required clause, or says why it does not."""

import pytest
from calendar_day import AS_OF

from jdgen.diagnostics import Location, Rejected
from jdgen.role.model import Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.required import Requirement
from jdgen.role.resolution.resolve import resolve
from jdgen.source.nodes import Scalar, Sequence
from jdgen.source.strict import parse
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace

SHARED = "clauses:\n  - id: safe\n    text: Keep children safe.\n  - id: dbs\n    text: A check is made.\n"
SAFE = "statements:\n  - use: safe\n"


def role(text: str, *required: str, every_role: str = "", base: str = "title: Base\n") -> Role:
    """The role of this text; each requirement is ids with a blank between them."""
    files = {
        "roles/post.yaml": text, "roles/_shared/bases/base.yaml": base, "roles/_shared/clauses/all.yaml": SHARED,
    }  # fmt: skip
    library = Library(MemoryTree({path: content.encode() for path, content in files.items()}), AS_OF)
    wanted = tuple(
        Requirement(tuple(Scalar(name, Location("jdgen.yaml", 9)) for name in names.split())) for names in required
    )
    every = parse("jdgen.yaml", every_role.encode()) if every_role else None
    assert every is None or isinstance(every, Sequence)
    return resolve("post", library, every, wanted)


def complaints(text: str, *required: str, **given: str) -> list[tuple[str, str]]:
    with pytest.raises(Rejected) as rejected:
        role(text, *required, **given)
    return [(each.code, str(each.at)) for each in rejected.value.diagnostics]


@pytest.mark.parametrize(
    "holding",
    [
        "banner:\n  use: safe\n",
        "purpose:\n  - use: safe\n",
        "duties:\n  - heading: A\n    clauses:\n      - use: safe\n",
        "duties:\n  - heading: A\n    clauses:\n      - text: B\n        clauses:\n          - use: safe\n",
        "person_specification:\n  - heading: A\n    criteria:\n      - use: safe\n",
        "sections:\n  - heading: A\n    clauses:\n      - use: safe\n",
        SAFE,
    ],
)
def test_a_required_clause_may_stand_anywhere(holding: str) -> None:
    assert role(f"title: Post\n{holding}", "safe").title
    assert complaints("title: Post\n", "safe") == [("required-clause", "roles/post.yaml:1")]


def test_the_complaint_stands_at_the_roles_title_or_at_its_beginning() -> None:
    assert complaints("grade: H3\ntitle: Post\n", "safe") == [("required-clause", "roles/post.yaml:2")]
    assert complaints("extends: base\n", "safe") == [("required-clause", "roles/post.yaml:1")]


def test_each_requirement_is_judged_and_of_several_clauses_any_one_will_do() -> None:
    assert complaints("title: Post\n", "safe", "dbs") == [("required-clause", "roles/post.yaml:1")] * 2
    assert role(f"title: Post\n{SAFE}", "dbs safe").title
    assert complaints("title: Post\n", "dbs safe") == [("required-clause", "roles/post.yaml:1")]


def test_the_same_words_without_the_clause_do_not_count() -> None:
    assert complaints("title: Post\nstatements:\n  - Keep children safe.\n", "safe")


def test_the_trusts_own_statements_and_a_parents_count() -> None:
    assert role("title: Post\n", "safe", every_role="- use: safe\n").title
    assert role("extends: base\n", "safe", base=f"title: Base\n{SAFE}").title


def test_a_reason_does_in_place_of_the_clause_also_when_it_is_inherited() -> None:
    reason = "without:\n  safe: The post meets no children.\n"
    assert role(f"title: Post\n{reason}", "safe").without["safe"].plain == "The post meets no children."
    assert role(f"title: Post\n{reason}", "dbs safe").title
    assert role("extends: base\n", "safe", base=f"title: Base\n{reason}").title
    assert complaints(f"title: Post\n{reason}", "dbs") == [("required-clause", "roles/post.yaml:1")]


def test_a_reason_for_what_the_role_holds_is_refused() -> None:
    reason = "without:\n  safe: The post meets no children.\n"
    for required in ((), ("safe",), ("dbs safe",)):
        assert complaints(f"title: Post\n{SAFE}{reason}", *required) == [("needless-without", "roles/post.yaml:5")]
    with_dbs = "title: Post\nstatements:\n  - use: dbs\n" + reason
    assert complaints(with_dbs, "dbs safe") == [("needless-without", "roles/post.yaml:5")]
    assert role(with_dbs, "dbs").title


def test_an_inherited_reason_is_taken_back_by_an_edit() -> None:
    base = "title: Base\nwithout:\n  safe: The post meets no children.\n"
    child = f"extends: base\n{SAFE}"
    assert complaints(child, "safe", base=base) == [("needless-without", "roles/_shared/bases/base.yaml:3")]
    assert role(child + "edits:\n  - remove: without/safe\n", "safe", base=base).without == {}


def test_a_required_clause_that_is_not_there_is_told_at_jdgen_yaml() -> None:
    assert complaints(f"title: Post\n{SAFE}", "saef") == [("unknown-clause", "jdgen.yaml:9")]


def test_a_misspelt_use_is_told_once() -> None:
    assert complaints("title: Post\nstatements:\n  - use: saef\n", "safe") == [("unknown-clause", "roles/post.yaml:3")]


def test_what_is_missing_is_told_beside_what_else_is_wrong() -> None:
    found = complaints("extends: base\nedits:\n  - remove: duties/care\n", "safe")
    assert found == [("unknown-path", "roles/post.yaml:3"), ("required-clause", "roles/post.yaml:1")]


def test_a_workspace_asks_for_what_its_settings_require() -> None:
    def workspace(required: str) -> Workspace:
        texts = {
            "jdgen.yaml": f"trust: {{name: Oak}}\nrequired_clauses:\n{required}",
            "roles/post.yaml": f"title: Post\n{SAFE}", "roles/_shared/clauses/all.yaml": SHARED,
        }  # fmt: skip
        return Workspace(MemoryTree({path: text.encode() for path, text in texts.items()}), AS_OF)

    assert workspace("  - safe\n").role("post").title
    assert workspace("  - [dbs, safe]\n").role("post").title
    with pytest.raises(Rejected):
        workspace("  - safe\n  - dbs\n").role("post")
