"""Letters of the Danish borgerrådgiver, drafted from one file of case facts."""

__version__ = "0.1.0"
