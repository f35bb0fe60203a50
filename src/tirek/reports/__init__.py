"""Reports: indicators, and the sheets they fill, computed live from the work.

Invariants: an indicator yields records, never a number of its own: a figure is the count (or the median) of exactly the
records it opens; a changed definition is a new version; nothing here writes to the work.
"""
