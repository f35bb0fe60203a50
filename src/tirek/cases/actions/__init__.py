"""Every write of the case family: lock, check, write, record, announce. Raises Refused with a readable reason."""
