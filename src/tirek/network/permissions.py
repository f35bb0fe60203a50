"""Rules on organisations, users and memoranda, each a verdict with its reason."""
