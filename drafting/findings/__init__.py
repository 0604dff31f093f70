"""Findings about a case: small pure rules over facts, law and profile."""
