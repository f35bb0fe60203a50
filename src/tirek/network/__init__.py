"""The network app."""
