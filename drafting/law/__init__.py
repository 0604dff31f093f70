"""The law shelf and the municipal profiles: dated values with sources."""
