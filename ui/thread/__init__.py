"""The path’s thread in words (fil du parcours), for the screen, a screen reader and paper (no Qt)."""
