"""The agenda's parts (agenda): entries in words, their places in the grid, the grid itself, the forms beside it."""
