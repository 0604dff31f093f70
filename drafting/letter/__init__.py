"""The letter: templates, views and the tree they become."""
