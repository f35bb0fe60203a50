"""The kernel: actor, verdict, audit, calendar, text, numbering, messages, paper, charts and interface components.

Invariants: core imports no other app and knows no word of the domain; an audit row is never changed or
removed; a message is stored in the transaction that causes it; a number is issued once.
"""
