"""Many cases at once: found below folders, drafted again only where something has changed, by one worker or several."""
