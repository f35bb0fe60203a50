"""Activities: what the bodies of the network do together with people, and the places it is done in.

Owns events and their series, attendance and its evidence, projects, courses and certificates, outreach tours with their
questions, rooms and their bookings, hours of remote reception.

Invariants: an attendance is never changed or removed, only voided by a later row; a nonce is taken once; attendances,
distinct people and estimates are three figures that are never added together; two bookings of a room or of a piece of
equipment never overlap (exclusion constraints); what has begun is not moved by an edit of its series.
"""
