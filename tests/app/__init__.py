"""The rules and use cases, on plain objects and on a real file."""
