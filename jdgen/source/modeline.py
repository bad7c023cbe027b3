"""The line by which an editor finds the schema of a YAML file, and where that schema stands.

It is the one the YAML extension of VS Code reads: https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
"""

SCHEMA_FOLDER = ".jdgen"
REGISTER_FOLDER = "register"
"""Not to be chosen: under another name, a changed decision would have no history to be held to."""
SCHOOLS_FOLDER = "schools"
"""Holds a file for each school, and below its id what is that school's alone."""
CONSULTATION_FILE = "consultation.yaml"
"""Stands beside jdgen.yaml: what people say of a proposed change."""
MODELINE = "# yaml-language-server: $schema="


def schema_path(kind: str) -> str:
    """The workspace path of the schema of a kind of file (role, workspace, school, house, clauses, register or
    consultation)."""
    return f"{SCHEMA_FOLDER}/{kind}.schema.json"


def schema_kind(path: str, folder: str = "roles") -> str:
    """Which schema the YAML file at a workspace path is written by; `folder` is that of the roles."""
    if "/" not in path:
        return "consultation" if path == CONSULTATION_FILE else "workspace"
    if path.startswith(REGISTER_FOLDER + "/"):
        return "register"
    if path.startswith(SCHOOLS_FOLDER + "/"):
        return "school" if path.count("/") == 1 else "role"
    if not path.startswith(folder + "/"):
        return "house"
    return "clauses" if path.startswith(f"{folder}/_shared/clauses/") else "role"


def schema_line_of(path: str, folder: str = "roles") -> str:
    """The first line that tells an editor the schema of the file at a workspace path."""
    return MODELINE + "../" * path.count("/") + schema_path(schema_kind(path, folder))
