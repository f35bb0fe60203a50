"""Which personal column is kept for how long, and why."""
