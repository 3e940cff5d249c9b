"""Data protection (protection des données): the register, a person's file, what is kept how long, erasure."""
