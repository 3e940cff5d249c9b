"""The painted things, each alone."""
