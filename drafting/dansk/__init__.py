"""Danish words: dates, lists, possession and perspective; pure functions on text."""
