"""Children, parents and homes: tests."""
