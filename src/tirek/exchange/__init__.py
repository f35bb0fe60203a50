"""Exchange with partners' systems: the API, the systems that may call it, and their keys.

Invariants: a system acts for one organisation with roles that fit there, and sees and does through the same rules as a
person with those roles. Its secret is shown once and stored as a digest. A revoked system is refused at once, whatever
tokens it holds. An application sent twice with one Idempotency-Key is registered once; keys of different systems never
meet.
"""
