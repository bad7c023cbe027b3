"""The paper of a consultation: its sections, its words, and what is missing in it."""
