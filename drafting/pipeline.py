"""The road on one screen: facts, findings, letter, files."""
