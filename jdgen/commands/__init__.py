"""The verbs of the command line, one a module, each a straight line of calls."""
