"""A decision the citizen brings: read, each finding with where it stands, its words, and how sure it is."""
