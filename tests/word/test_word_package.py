"""Packages: what `pack` and `append` write is, byte for byte, what Python's own zipfile would write."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdgen.formats.content import Package, content_of
from jdgen.formats.word.ooxml.package import LEVEL, Part, append, pack, packed

names = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=20)
parts = st.lists(st.builds(Part, names, st.binary(max_size=300)), unique_by=lambda part: part.name, max_size=6)


def by_zipfile(given: list[Part]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, content in given:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, LEVEL)
    return stream.getvalue()


@settings(max_examples=100)
@given(parts)
def test_a_package_is_what_zipfile_writes(given: list[Part]) -> None:
    assert pack(given) == by_zipfile(given)


@settings(max_examples=60)
@given(parts, st.integers(0, 6))
def test_parts_added_later_and_parts_packed_before_make_the_same_package(given: list[Part], cut: int) -> None:
    first, later = given[:cut], given[cut:]
    assert append(pack(first), [packed(part) for part in later]) == pack(given)


@settings(max_examples=100)
@given(parts, st.integers(0, 6))
def test_the_hash_a_package_knows_of_its_content_is_the_one_read_from_its_bytes(given: list[Part], cut: int) -> None:
    package = append(pack(given[:cut]), given[cut:])
    assert content_of("a.docx", package) == content_of("a.docx", bytes(package))


def test_the_hash_of_a_package_is_of_what_it_holds_and_not_of_the_order() -> None:
    one, other = Part("a", b"1"), Part("b", b"2")
    assert content_of("a.docx", pack([one, other])) == content_of("a.docx", pack([other, one]))
    assert content_of("a.docx", pack([one])) != content_of("a.docx", pack([Part("a", b"2")]))


def test_a_zip_that_another_program_wrote_with_a_remark_is_not_added_to() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = b"from elsewhere"
    with pytest.raises(ValueError, match="jdgen packed"):
        append(Package.of(stream.getvalue(), {}), [])
