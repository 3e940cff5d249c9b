"""The planning's gestures: tests."""
