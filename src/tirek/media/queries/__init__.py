"""Reads of media, page-shaped."""
