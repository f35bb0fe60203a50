"""Tags of media."""
