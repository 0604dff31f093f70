"""The output folder: files are written whole or not at all, and what we wrote, we know."""
