"""All schemas there are, and the files in which editors look for them."""

import json
from collections.abc import Callable

from jdgen.schema.consultation import consultation_schema
from jdgen.schema.diff import diff_schema
from jdgen.schema.house import house_schema
from jdgen.schema.manifest import manifest_schema
from jdgen.schema.models import Schema
from jdgen.schema.register import register_schema
from jdgen.schema.role import clauses_schema, role_schema
from jdgen.schema.workspace import school_schema, workspace_schema
from jdgen.source.modeline import schema_path

SCHEMAS: dict[str, Callable[[], Schema]] = {
    "role": role_schema,
    "workspace": workspace_schema,
    "school": school_schema,
    "house": house_schema,
    "clauses": clauses_schema,
    "register": register_schema,
    "consultation": consultation_schema,
}
"""The kinds of files of a workspace, for which editors look for a schema."""
ALL_SCHEMAS = {**SCHEMAS, "manifest": manifest_schema, "diff": diff_schema}
"""Those of what jdgen writes, too."""


def schema_text(kind: str) -> str:
    """The schema of a kind of file as JSON, as it is printed and written."""
    return json.dumps(ALL_SCHEMAS[kind](), indent=2, ensure_ascii=False) + "\n"


def schema_files() -> dict[str, bytes]:
    """All schemas by the workspace paths at which editors look for them."""
    return {schema_path(kind): schema_text(kind).encode() for kind in SCHEMAS}
