"""The adults: tests."""
