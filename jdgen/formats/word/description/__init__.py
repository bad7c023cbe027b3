"""Any Word file described in lines: whatever a reader of the file could see has a line that says so."""
