"""Many new rows in one trip to the database: see ``tirek.core.writing``, where this has moved to."""

from tirek.core.writing import copy_in, insert_together

__all__ = ["copy_in", "insert_together"]
