"""Keys by which a layout's texts are known to have arrived."""

import pytest
from calendar_day import AS_OF
from layout.houses import composed

from jdgen.document import walk
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.source.tree import MemoryTree

ROLE = """\
title: Gardener
duties:
  - heading: Lawns
    note: In summer.
    intro: "On every lawn:"
    clauses:
      - Mow the lawns every week from April to October.
      - {word}
"""


@pytest.mark.parametrize("word", ["Heading", "Note", "Intro"])
def test_a_clause_called_like_a_key_of_its_group_stands_in_its_place(word: str) -> None:
    role = resolve("post", Library(MemoryTree({"roles/post.yaml": ROLE.format(word=word).encode()}), AS_OF))
    document = composed('{% extends "base/role.html.j2" %}', role)
    printed = [walk.plain(runs) for runs in walk.texts(document.blocks)]
    assert printed.index(word) == printed.index("Mow the lawns every week from April to October.") + 1
