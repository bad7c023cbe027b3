"""Facts given on the command line: held to what a role's own facts are held to, and told without a line number."""

import pytest

from jdgen.building.making.overrides import with_post_facts
from jdgen.diagnostics import Rejected
from jdgen.reporters import report
from jdgen.role.model import Role
from jdgen.role.text import Text


@pytest.mark.parametrize(("value", "code"), [
    ("20\x01", "control-character"),
    ("20\udcff", "control-character"),
    ("20\u202e", "direction-character"),
    ("{% x %}", "template-code"),
])  # fmt: skip
def test_a_fact_that_no_role_could_hold_is_refused_on_the_command_line_too(value: str, code: str) -> None:
    role = Role.model_construct(id="post", title=Text(()))
    with pytest.raises(Rejected) as caught:
        with_post_facts(role, {"post.hours": value})
    assert [finding.code for finding in caught.value.diagnostics] == [code]
    told = report(caught.value.diagnostics, "full", lambda _: None)
    assert told.startswith("--set: error: ")
