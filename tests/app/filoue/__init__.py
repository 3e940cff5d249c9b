"""The Filoué file."""
