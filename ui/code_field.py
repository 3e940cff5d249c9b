"""A code read on a printed sheet (code de secours, code des notes): typed, and never kept half typed."""

from ui.fields import TextField


class CodeField(TextField):
    """Its letters are read whatever their case and their spaces are."""

    is_secret = True
