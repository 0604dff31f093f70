"""Official Danish looked at as language: text with its places, sentences, figures, and what could be said better."""
