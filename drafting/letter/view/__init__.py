"""Views: what a letter template may see, one small record for each subject."""
