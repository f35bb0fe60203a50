"""Every write of mediation: one module a subject."""
