"""The programmes app."""
