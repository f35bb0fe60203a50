"""Forms of media."""
