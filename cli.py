"""The command line (the commands come here)."""
