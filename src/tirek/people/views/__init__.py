"""Pages of people, one module per resource."""
