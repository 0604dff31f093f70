"""LanguageTool, a guest: our own start and stop of its Java server, and language-tool-python as client."""
