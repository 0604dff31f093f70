"""The case file: read as text with places, checked, and frozen."""
