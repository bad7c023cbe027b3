"""The files of a workspace as JSON Schema, made from their models: by it an editor completes, explains and checks."""
