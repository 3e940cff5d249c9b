"""Asking for the nominative annex (annexe nominative), in place: what it holds is said first."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.days import Month
from app.report.annex.asking import annex_children, annex_for, require_parts
from app.report.annex.records import Annex, Part
from app.session import Session
from app.users import Right
from ui import french, printing
from ui.annex_words import PARTS, TITLE, child_name
from ui.boundary import Guard
from ui.files import write_whole
from ui.forms import CheckField, ChoiceField, Form
from ui.handing_over import tell_saved
from ui.tasks import Task
from ui.widgets.basics import Button, label
from ui.widgets.scrolling import reveal

MEANS = (
    "Les enfants y sont nommés, avec leurs heures, leurs arrivées et départs\u00a0: elle ne se remet qu’à un contrôle."
    " Le journal garde qui l’établit, quand, et pour quel enfant. Ce qui a été fait avant ne s’annule plus."
)
EVERYBODY = "tous les enfants"


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """A kind of file: its ending, what the save dialog calls it, what makes it."""

    ending: str
    kind: str
    makes: Callable[[Annex, Session], Callable[[], bytes]]
    """Reads what the file still needs, here; what it gives draws it elsewhere."""


def _pdf(annex: Annex, session: Session) -> Callable[[], bytes]:
    from ui.insertion_papers import letterhead
    from ui.pdf.annex import draw

    creche = letterhead(session, min(annex.asked_on, annex.month.last))
    return lambda: draw(annex, creche)


def _excel(annex: Annex, _session: Session) -> Callable[[], bytes]:
    from ui.annex_sheets import as_workbook

    return lambda: as_workbook(annex)


def _csv(annex: Annex, _session: Session) -> Callable[[], bytes]:
    from ui.annex_sheets import as_text

    return lambda: as_text(annex)


PDF = Format(ending="pdf", kind="Document PDF (*.pdf)", makes=_pdf)
TO_PRINT = "PDF, à imprimer"
OTHERS = (
    ("Excel", Format(ending="xlsx", kind="Classeur Excel (*.xlsx)", makes=_excel)),
    ("CSV", Format(ending="csv", kind="Tableau (*.csv)", makes=_csv)),
)


class AnnexDesk(QWidget):
    """The form behind `begin`. `asking` says whether it is open: the panel's other buttons stand back then."""

    asking = Signal(bool)

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session
        self._month: Month | None = None
        self._task: Task | None = None
        self.begin = Button("Annexe nominative…", self._begin)
        self.begin.setObjectName("report_annex")
        self.form = Form()
        self._name = label("", bold=True)
        self.form.add_widget(self._name)
        self.form.add_widget(label(MEANS, wrap=True))
        self.parts = {part: CheckField(part.value, french.capitalised(PARTS[part])) for part in Part}
        self.form.add_widget(self._boxes())
        self.child: ChoiceField[int] = ChoiceField("child_id", "Enfant", ())
        self.child.combo.setObjectName("report_annex_child")
        self.format: ChoiceField[Format] = ChoiceField("format", "Fichier", OTHERS)
        self.format.combo.setItemText(0, TO_PRINT)
        self.format.combo.setObjectName("report_annex_format")
        self.form.add(self.child, self.format, widths=(3, 2))
        self.sure = self.form.buttons("Établir l’annexe…")
        self.sure.setObjectName("report_annex_sure")
        self.form.submitted.connect(self._make)
        self.form.cancelled.connect(self._give_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.hide()

    def _boxes(self) -> QWidget:
        """One under another, as close as the lines of a list."""
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part, field in self.parts.items():
            field.box.setObjectName(f"report_annex_{part.value}")
            column.addWidget(field)
        return boxes

    def show_month(self, month: Month) -> None:
        """The month shown is that of the annex; the form of another one is put away."""
        may = self._session().can(Right.CARRY_OUT)
        if month != self._month or not may:
            self._put_away()
        self._month = month
        self._name.setText(f"{TITLE}, {french.month(month.first)}")
        self.begin.setVisible(may)

    def _begin(self) -> None:
        if self._month is None:
            return
        children = annex_children(self._session(), self._month)
        self.child.set_choices([(child_name(child), child.id) for child in children])
        self.child.combo.setItemText(0, EVERYBODY)
        self.child.put(None)
        self.format.put(None)
        for field in self.parts.values():
            field.put(True)
        self.show()
        self.asking.emit(True)
        self.parts[Part.HOURS].setFocus()
        reveal(self.sure)

    def _make(self) -> None:
        if self._month is None or not self.sure.isEnabled():
            return
        with Guard(self.form):
            self.form.check()
            parts = frozenset(part for part, field in self.parts.items() if field.value())
            require_parts(parts)
            form, child_id = self.format.value() or PDF, self.child.value()
            one = "" if child_id is None else "-un-enfant"
            name = f"annexe-nominative-{self._month}{one}.{form.ending}"
            path = printing.where_to_save(self, name, form.kind)
            if path is not None:
                annex = annex_for(self._session(), self._month, parts, child_id)
                self._draw(form.makes(annex, self._session()), path)

    def _draw(self, make: Callable[[], bytes], path: Path) -> None:
        self.sure.setEnabled(False)
        self.sure.setText("Annexe en préparation…")
        self._task = Task(lambda _: (path, make()), self)
        self._task.done.connect(self._write)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _write(self, made: tuple[Path, bytes]) -> None:
        self._ready()
        with Guard(self.form):
            write_whole(*made)
            self._give_up()
            tell_saved(self, made[0])

    def _fail(self, error: Exception) -> None:
        self._ready()
        raise error

    def _ready(self) -> None:
        self.sure.setEnabled(True)
        self.sure.setText("Établir l’annexe…")

    def _give_up(self) -> None:
        self._put_away()
        self.begin.setFocus()

    def _put_away(self) -> None:
        self.form.forget_refusal()
        if not self.isHidden():
            self.hide()
            self.asking.emit(False)
