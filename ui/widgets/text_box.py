"""What a text box holds (texte saisi), sign for sign: Qt's own reading turns no-break spaces into plain ones."""

from PySide6.QtWidgets import QPlainTextEdit


def text_in(box: QPlainTextEdit) -> str:
    """The text as it was typed, pasted or shown; lines end with a line feed."""
    return box.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
