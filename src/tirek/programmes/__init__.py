"""Programmes: the catalogue of services (support measures) and who provides which, where.

Invariants: a service code never changes its meaning and is never reused; routing is data: the most specific route in
force wins, then the reception office of the area.
"""
