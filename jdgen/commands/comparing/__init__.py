"""What a command line asks to compare, found and compared."""
