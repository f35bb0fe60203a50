"""The territory app."""
