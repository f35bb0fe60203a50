"""Territory: areas of the country, their dated names and places, and the reforms that changed them.

Owns areas, names, placements, shapes and reforms. Invariants, kept by the database:
- an area has one name and one standing at a time, and one parent at a time;
- an area is never deleted or re-coded by a reform: its history ends or goes on under another parent;
- ``AreaWithin`` (which area lay in which, from when to when) is derived from the placements and rebuilt in the
  transaction that changes them, so a report joins facts to the regions of any date with one table.
The register is complete from 1 January 2018 on; an unbounded start means "already so on that day".
"""
