"""Storage: real SQLite, real folders, real faults."""
