"""Calls: grant competitions, contests, prizes: from announcement to the last tranche.

Invariants: the moment the server received an entry is the legal one; what a call's page promised when it opened is
changed by a public amendment only; a result is a frozen record that anyone can recount.
"""
