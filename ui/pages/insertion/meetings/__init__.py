"""The parts of a meeting's form (concertations): who was there, the parents discussed, what was decided."""
