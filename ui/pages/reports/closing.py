"""Closing a month and opening it again (clôture), in place: what it means is said first, nothing asks over the page."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.report.closed_months import ClosedMonth
from app.report.closing import close_month, reopen_month
from app.report.desk import ReportDesk
from app.report.monthly_report import MonthlyReport
from app.report.notes import ReportNotes
from app.session import Session
from app.users import Right
from ui import french
from ui.boundary import Guard
from ui.forms import Form, Need, TextField
from ui.hourglass import hourglass
from ui.month_words import grouped
from ui.widgets.basics import Button, Sign, label
from ui.widgets.scrolling import reveal

MEANS = (
    "Le rapport est gardé tel quel, PDF et données, avec son empreinte. Ensuite, rien de daté {month} ne change plus "
    "sans rouvrir le mois. Ce qui a été fait jusqu’ici ne s’annule plus."
)
OPENS = (
    "Le papier remis reste au dossier, avec le motif. Le mois se corrige de nouveau\u00a0; clos une seconde fois, "
    "il donne un autre papier, à remettre à la Caf."
)


def draw(report: MonthlyReport, notes: ReportNotes) -> bytes:
    """The report's PDF; what draws it is loaded at the first need."""
    from ui.pdf.report import draw as drawn

    return drawn(report, notes)


class ClosingDesk(QWidget):
    """How the month stands, and the director's two deeds; `settle` writes the comment first, False where refused.

    `asking` says whether it waits for an answer: the panel's other buttons stand back then.
    """

    asking = Signal(bool)
    done = Signal()
    """The month was closed, or reopened: its paper comes next."""

    def __init__(self, session: Callable[[], Session], settle: Callable[[], bool]) -> None:
        super().__init__()
        self._session = session
        self._settle = settle
        self._desk: ReportDesk | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self._add_state()
        self._add_deeds()
        self.close_form = self._form(self._close, "report_close_sure")
        self.reason = TextField("reason", "Motif", need=Need.MANDATORY)
        self.reason.setObjectName("report_reopen_reason")
        self.reopen_form = self._form(self._reopen, "report_reopen_sure", self.reason)

    def _add_state(self) -> None:
        self._state = label("", wrap=True)
        self._state.setObjectName("report_closing")
        self._sign = Sign("lock", "fine")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._state, 1)
        self.column.addLayout(row)

    def _add_deeds(self) -> None:
        self.close_button = Button("", self._begin_closing, icon="lock")
        self.close_button.setObjectName("report_close")
        self.reopen_button = Button("", self._begin_reopening, icon="undo")
        self.reopen_button.setObjectName("report_reopen")
        self._why_not = label("", tone="muted", wrap=True)
        self._why_not.setObjectName("report_why_not")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.close_button)
        row.addWidget(self.reopen_button)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addWidget(self._why_not)

    def _form(self, act: Callable[[], None], name: str, *fields: TextField) -> "_Band":
        band = _Band(name, *fields)
        band.submitted.connect(act)
        band.cancelled.connect(self._give_up)
        band.hide()
        self.column.addWidget(band)
        return band

    def show_desk(self, desk: ReportDesk) -> None:
        """Shows how this month stands; a band left open for another month, or another state, is put away."""
        if self._desk is None or (self._desk.month, self._desk.given) != (desk.month, desk.given):
            self._put_away()
        self._desk = desk
        name = french.month(desk.month.first)
        self._show_state(desk)
        self.close_button.setText(f"Clore {name}…")
        self.close_button.setEnabled(desk.can_close.now)
        self.reopen_button.setText(f"Rouvrir {name}…")
        self._why_not.setText(desk.can_close.refusal or "")
        self._show_deeds()
        self.close_form.say(MEANS.format(month=french.elided("de", name)), f"Clore {name}")
        self.reopen_form.say(OPENS, f"Rouvrir {name}")

    def _show_deeds(self) -> None:
        desk, may = self._desk, self._session().can(Right.CLOSE_MONTHS) and not self._is_asking
        open_, closed = desk is not None and desk.given is None, desk is not None and desk.given is not None
        self.close_button.setVisible(may and open_)
        self.reopen_button.setVisible(may and closed)
        self._why_not.setVisible(may and open_ and not self.close_button.isEnabled())

    @property
    def _is_asking(self) -> bool:
        return not (self.close_form.isHidden() and self.reopen_form.isHidden())

    def _show_state(self, desk: ReportDesk) -> None:
        closing = desk.reopened if desk.given is None else desk.given.closing
        words = "" if closing is None else closing_words(closing, desk.by)
        self._state.setText(words)
        self._state.setVisible(bool(words))
        self._sign.setVisible(bool(words) and desk.given is not None)

    def _begin_closing(self) -> None:
        self._ask(self.close_form)

    def _begin_reopening(self) -> None:
        self.reason.put(None)
        self._ask(self.reopen_form)

    def _ask(self, band: "_Band") -> None:
        band.open()
        self._show_deeds()
        self.asking.emit(True)

    def _close(self) -> None:
        if self._desk is None or not self._settle():
            return
        with Guard(self.close_form), hourglass():
            close_month(self._session(), self._desk.month, draw)
            self._put_away()
            self.done.emit()

    def _reopen(self) -> None:
        if self._desk is None:
            return
        with Guard(self.reopen_form):
            self.reopen_form.check()
            reopen_month(self._session(), self._desk.month, self.reason.value())
            self._put_away()
            self.done.emit()

    def _give_up(self) -> None:
        self._put_away()
        for button in (self.close_button, self.reopen_button):
            if button.isVisible():
                button.setFocus()

    def _put_away(self) -> None:
        for band in (self.close_form, self.reopen_form):
            band.forget_refusal()
            band.hide()
        self.reason.put(None)
        self._show_deeds()
        self.asking.emit(False)


class _Band(Form):
    def __init__(self, name: str, *fields: TextField) -> None:
        super().__init__()
        self._words = label("", wrap=True)
        self.add_widget(self._words)
        for field in fields:
            self.add(field)
        self._sure = self.buttons("")
        self._sure.setObjectName(name)

    def say(self, words: str, sure: str) -> None:
        self._words.setText(words)
        self._sure.setText(sure)

    def open(self) -> None:
        self.show()
        if self.fields:
            self.focus_first()
        else:
            self._sure.setFocus()
        reveal(self._sure)


def closing_words(closing: ClosedMonth, by: str) -> str:
    """« Clos le 5 novembre 2026 par Claire Ménard · empreinte 3f2a 91bc 07de », « Rouvert le … : motif »."""
    if closing.reopened_on is not None:
        return f"Rouvert le {french.day(closing.reopened_on)} par {by}\u00a0: {closing.reason}"
    return f"Clos le {french.day(closing.closed_on)} par {by} · empreinte {grouped(closing.seal)}"
