"""Data protection: erasure, retention, a person's file, the register."""
