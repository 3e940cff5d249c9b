"""F1 (aide): the page's help in French, at the right of the page. A topic is one file, resources/help/<topic>.md."""

import re

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout

from ui import french, resources, theme
from ui.widgets.basics import Button, label

FIRST = "window"
TIED_AFTER = re.compile(r"(?<=«) ")
TIED_BEFORE = re.compile(r" (?=[:;!?%»](?:\W|$))", re.MULTILINE)
HEADINGS: dict[int, theme.Size] = {1: "title", 2: "panel"}


def text_of(topic: str) -> str:
    """The Markdown of a topic; the window's own where a topic has none."""
    path = resources.help_page(topic)
    text = (path if path.exists() else resources.help_page(FIRST)).read_text(encoding="utf-8")
    return TIED_BEFORE.sub(french.NBSP, TIED_AFTER.sub(french.NBSP, text))


class HelpPanel(QFrame):
    """Shows one topic; links lead to other topics (`[les enfants](children.md)`). Esc closes."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setFixedWidth(theme.scaled(360))
        self.setAccessibleName("Aide")
        self.topic = ""
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        self._text.setAccessibleName("Texte de l’aide")
        self._text.anchorClicked.connect(self._follow)
        heading = QHBoxLayout()
        heading.addWidget(label("Aide", size="panel", bold=True))
        heading.addStretch()
        heading.addWidget(Button("", self.closed.emit, kind="bare", icon="close", name="Fermer l’aide"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 12)
        column.addLayout(heading)
        column.addWidget(self._text, 1)

    def show_topic(self, topic: str) -> None:
        """Shows that topic from its beginning."""
        self.topic = topic
        self._text.setMarkdown(text_of(topic))
        self._size_headings()
        self.show()
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def plain_text(self) -> str:
        """What is shown."""
        return self._text.toPlainText()

    def _size_headings(self) -> None:
        block = self._text.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                shape = QTextCharFormat()
                shape.setFont(theme.font(HEADINGS.get(level, "text"), bold=True))
                cursor.setCharFormat(shape)
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        self.show_topic(link.path().removesuffix(".md"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
