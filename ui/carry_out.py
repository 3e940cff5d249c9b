"""Every list prints and exports (imprimer, exporter): what is on the screen, as CSV for a spreadsheet or on paper."""

from collections.abc import Sequence
from html import escape
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from app.consulting import Consulted
from app.session import Session
from app.users import Right
from ui import french, spreadsheets
from ui.boundary import Guard, Place
from ui.handing_over import note_handed_over
from ui.widgets.basics import Button


class Listed(Protocol):
    """A list on the screen: a table, or rows that say the same."""

    title: str

    @property
    def code(self) -> str:
        """What the journal calls it (`ui.pages.journal.words.LIST_NAMES`)."""

    def titles(self) -> list[str]: ...

    def shown(self) -> list[list[str]]: ...


def as_csv(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """The table in UTF-8 with « ; », its cells guarded against being read as formulas."""
    return spreadsheets.as_csv([titles, *rows])


def as_html(title: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The table for the printer; every text escaped."""
    head = "".join(f"<th align='left'>{escape(cell)}</th>" for cell in titles)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f"<h3>{escape(title)}</h3><table width='100%' cellspacing='0' cellpadding='3' border='1' "
        f"style='border-collapse: collapse'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def export_list(parent: QWidget, table: Listed) -> None:
    """Asks where, then writes the list as shown. Raises FileRefused."""
    from ui.printing import save_bytes

    content = as_csv(table.titles(), table.shown())
    if save_bytes(parent, content, f"{french.uncapitalised(table.title)}.csv", "Tableau (*.csv)"):
        note_handed_over(parent, Consulted.LIST, listed=table.code)


def print_list(parent: QWidget, table: Listed) -> None:
    """Asks which printer, then prints the list as shown."""
    from PySide6.QtGui import QTextDocument
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(table.title)
    if QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted:
        document = QTextDocument()
        document.setHtml(as_html(table.title, table.titles(), table.shown()))
        document.print_(printer)
        note_handed_over(parent, Consulted.LIST, listed=table.code)


class ListMenu(Button):
    """`ListMenu(table, session, page)` beside a list prints and exports it; export wants the right to carry out."""

    def __init__(self, table: Listed, session: Session, place: Place) -> None:
        super().__init__(
            "",
            kind="bare",
            icon="more",
            name=f"Imprimer ou exporter\u00a0: {french.uncapitalised(table.title)}",
        )
        self.table, self._place = table, place
        menu = QMenu(self)
        menu.addAction("Imprimer la liste…", self._print)
        if session.can(Right.CARRY_OUT):
            menu.addAction("Exporter la liste (CSV)…", self._export)
        self.setMenu(menu)

    def _print(self) -> None:
        with Guard(self._place):
            print_list(self, self.table)

    def _export(self) -> None:
        with Guard(self._place):
            export_list(self, self.table)
