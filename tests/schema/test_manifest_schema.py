"""The schema of a manifest is printed for programs, and lies in no workspace. That manifests are as it says, and no
value gets past it, stands with the tests of the manifest."""

import json
from pathlib import Path

import pytest
from calling import caller
from jsonschema import Draft202012Validator

from jdgen.building.publishing.manifest import SCHEMA_VERSION, MadeFrom, Manifest, Other, Pending, Published
from jdgen.schema.files import schema_files
from jdgen.schema.manifest import manifest_schema


def test_it_is_a_schema_of_its_dialect() -> None:
    Draft202012Validator.check_schema(manifest_schema())


def test_it_names_every_value_of_a_manifest() -> None:
    schema = manifest_schema()
    keys = schema["properties"]
    document = keys["documents"]["items"]["properties"]
    assert keys.keys() == {"schema", *Manifest._fields}
    assert document.keys() == set(Published._fields)
    assert document["made_from"]["properties"].keys() == set(MadeFrom._fields)
    assert keys["others"]["items"]["properties"].keys() == set(Other._fields)
    assert keys["pending"]["items"]["properties"].keys() == set(Pending._fields)
    assert keys["schema"]["const"] == SCHEMA_VERSION


def test_it_is_printed_and_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    jdgen = caller(monkeypatch, capsys, "0")
    assert json.loads(jdgen("schema", "manifest").out) == manifest_schema()
    told = jdgen("schema", "manifest", "--write")
    assert (told.code, told.err) == (
        2,
        "Error: No editor needs the schema of a manifest, so it is not written. “jdgen schema manifest” prints it.\n",
    )
    assert not any("manifest" in path for path in schema_files())
