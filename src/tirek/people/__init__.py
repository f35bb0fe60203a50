"""Persons as the network knows them: names, identifiers over time, contacts, households, consents, disclosures.

Invariants:
- A person needs neither an identifier nor a birth date to be registered: nobody is refused for a missing paper.
- Names stay as entered; search runs on folded keys kept beside them (``search_keys``).
- A person has at most one current identifier of a kind; a number whose document was seen belongs to one person.
- A person lives in at most one household at a time, and a household has at most one head at a time.
- Who may see a person is decided by open ``PersonLink`` rows only (``Person.objects.visible_to``).
- A disclosure is never changed or removed. No copy of an identity document is ever stored.

This app does not know cases or organisations: an organisation is a plain key here.
"""
