"""The enclosures of a letter: looked through before anything is written, stamped, and bound with it into one file."""
