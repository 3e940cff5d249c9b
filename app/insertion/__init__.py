"""Insertion (parcours d’insertion): what leads a parent back to work, and the 20 %."""
