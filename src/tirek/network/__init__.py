"""The network: organisations of every kind in a dated tree, memoranda between them, users and their roles.

Invariants: an organisation has one parent at a time (exclusion constraint); ``Organisation.path`` is the
current tree and is written only with a placement; a role reaches its organisation and all below it; what may
cross to a partner is what a memorandum in force names.
"""
