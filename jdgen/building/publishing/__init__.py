"""Bytes become files in place: staged, and moved when all are made."""
