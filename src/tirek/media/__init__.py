"""Media: what the network publishes, and what it reads of others.

Invariants: what is published was seen by a second person; whether a text is hate speech is decided by people, two
of them, independently; a machine only suggests.
"""
