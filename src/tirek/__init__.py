"""Tirek: the working system of a civic-support network."""

__version__ = "0.1.0"
