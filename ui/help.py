"""F1 (aide): the page's help in French, at the right of the page. A topic is one file, resources/help/<topic>.md."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout

from ui import resources, theme
from ui.widgets.basics import Button, label

FIRST = "window"


def text_of(topic: str) -> str:
    """The Markdown of a topic; the window's own where a topic has none."""
    path = resources.help_page(topic)
    return (path if path.exists() else resources.help_page(FIRST)).read_text(encoding="utf-8")


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
        self.show()
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def plain_text(self) -> str:
        """What is shown."""
        return self._text.toPlainText()

    def _follow(self, link: QUrl) -> None:
        self.show_topic(link.path().removesuffix(".md"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
