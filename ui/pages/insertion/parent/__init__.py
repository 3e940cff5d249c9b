"""A parent's page: who it is, the engagement's time, one thread of everything, and what may be done at the right."""
