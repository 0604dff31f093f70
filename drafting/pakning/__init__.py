"""A letter and its enclosures as one file: what the letter lists is found in the case, looked through, and bound."""
