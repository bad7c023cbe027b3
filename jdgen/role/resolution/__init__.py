"""From the files of a workspace to a resolved role: parents, edits, shared clauses, locks, short forms."""
