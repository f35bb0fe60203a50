"""Rules on cases, each a verdict with its reason."""
