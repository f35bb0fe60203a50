"""Forms of activities, one module per subject."""
