"""Forms over the catalogue, programmes and roadmaps."""
