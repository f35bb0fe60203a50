"""Mediation: the register of mediators, and disputes from intake to the last obligation kept.

Invariants: a file is read by its mediator and its parties, each side its own notes, and by nobody else; contents
are encrypted at rest; only counts leave.
"""
