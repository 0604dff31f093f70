"""What the adviser sees: records turned into words on a terminal, and into JSON."""
