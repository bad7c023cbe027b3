"""Job descriptions as code: YAML roles compiled into Word documents in house style."""

__version__ = "0.1.0"
