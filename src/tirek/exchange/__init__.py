"""The exchange app."""
