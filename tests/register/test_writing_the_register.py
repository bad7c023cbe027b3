"""A decision that is written is the one that is read."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from register.written import HASHES

from jdgen.register import ApprovedText, Entry, Evaluation, read_register
from jdgen.register.writing import as_yaml
from jdgen.source.tree import MemoryTree
from roles import labels

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
WORDS = labels(extra=[]).map(str.strip).filter(lambda words: bool(words) and "\xa0" not in words)
IDS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,4})?(/[a-z0-9]{1,4})?", fullmatch=True) | st.just("sen/klasse 2 ŵ")


def made(kind: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(fields).map(lambda values: kind.model_construct(**values))


TEXTS = made(ApprovedText, version=st.integers(1, 999_999), hash=st.sampled_from(list(HASHES.values())))
EVALUATIONS = made(Evaluation, scheme=WORDS, ref=WORDS, date=DAYS)


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(IDS, TEXTS, min_size=1, max_size=9),
    st.none() | st.lists(IDS, min_size=1, max_size=30).map(tuple),
    WORDS,
    DAYS,
    DAYS,
    st.none() | EVALUATIONS,
)
def test_an_entry_is_read_as_it_was_written(texts, schools, ref, on, in_force, evaluation):
    entry = Entry.model_construct(
        roles=tuple(texts), schools=schools, approved_on=on, approved_by="Pay Committee", ref=ref,
        in_force_from=in_force, evaluation=evaluation, texts=texts,
    )  # fmt: skip
    tree = MemoryTree({f"register/{on.isoformat()}-some.yaml": as_yaml(entry, "# first").encode()})
    assert read_register(tree).entries[0].model_dump() == entry.model_dump()


def test_many_roles_stand_one_below_the_other():
    names = tuple(f"role-number-{number}" for number in range(9))
    text = ApprovedText.model_construct(version=1, hash=HASHES["a"])
    day = date(2026, 9, 1)
    entry = Entry.model_construct(
        roles=names, schools=None, approved_on=day, approved_by="Pay Committee", ref="14", in_force_from=day,
        evaluation=None, texts=dict.fromkeys(names, text),
    )  # fmt: skip
    assert "roles:\n  - role-number-0\n  - role-number-1\n" in as_yaml(entry, "# first")
