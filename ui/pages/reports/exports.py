"""The month's figures for machines and spreadsheets (données du rapport): JSON, Excel, CSV, from one button."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from app.report.desk import ReportDesk
from app.report.monthly_report import as_json
from ui import printing
from ui.boundary import Guard, Place
from ui.widgets.basics import Button


class ExportMenu(Button):
    """What is shown, as data; a closed month's are the bytes that were given."""

    def __init__(self, shown: Callable[[], ReportDesk | None], place: Place) -> None:
        super().__init__("", kind="bare", icon="export", name="Enregistrer les chiffres")
        self._shown, self._place = shown, place
        menu = QMenu(self)
        menu.addAction("Classeur Excel…", self.save_excel)
        menu.addAction("Tableau CSV…", self.save_csv)
        menu.addAction("Données (JSON)…", self.save_json)
        self.setMenu(menu)

    def save_json(self) -> None:
        """The data as they are attached to the PDF."""
        self._save(_data, "json", "Données (*.json)")

    def save_excel(self) -> None:
        """The workbook."""
        from ui.month_sheets import as_workbook

        self._save(lambda desk: as_workbook(desk.report), "xlsx", "Classeur Excel (*.xlsx)")

    def save_csv(self) -> None:
        """A line a figure."""
        from ui.month_sheets import as_text

        self._save(lambda desk: as_text(desk.report), "csv", "Tableau (*.csv)")

    def _save(self, made: Callable[[ReportDesk], bytes], ending: str, kind: str) -> None:
        desk = self._shown()
        if desk is not None:
            with Guard(self._place):
                printing.save_bytes(self, made(desk), f"rapport-avip-{desk.month}.{ending}", kind)


def _data(desk: ReportDesk) -> bytes:
    return as_json(desk.report).encode() if desk.given is None else desk.given.data
