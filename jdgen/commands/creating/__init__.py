"""What “jdgen new” and “jdgen init” write: files that are somebody's own from then on."""
