"""Cases: an application from the citizen's phone to the confirmed outcome.

Invariants, held by the database where it can:
- a case has exactly one office at a time and a number issued once;
- ``Case.due_on`` is the due date of its last clock entry, which a replay of the ledger reproduces;
- a case is answered before it is closed and has an outcome by then;
- outcome (what came of it), closure (the office is done) and confirmation (the person agrees) are three facts;
- every hand-over is a ``Transition``; a referral gives sight of the named fields and only while it is open.
"""
