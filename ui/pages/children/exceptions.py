"""Dated exceptions of a contract (jours particuliers): the hours of one day, in place of the reference week."""

from functools import partial

from app.care.day_exceptions import drop_exception, set_exception
from app.care.schedules import DayException
from app.families.child_sheet import EnrolmentEntry
from app.spans import Span
from app.users import Right
from ui import french
from ui.forms import CheckField, DateField, Need, SpansField, TextField
from ui.pages.children.tab import Tab
from ui.widgets.section import Deed, RecordForm, Row, Section

PAST = 5
"""Past exceptions shown; the planning shows the others."""


class ExceptionSection(Section):
    """The days to come, then the latest past ones."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.may_edit = tab.can(Right.EDIT_ENROLMENTS)
        super().__init__(
            "Jours particuliers",
            name="contract_exceptions",
            add="Ajouter un jour" if self.may_edit else "",
            begin=self._begin,
        )
        self._entry: EnrolmentEntry | None = None
        self.form = RecordForm()
        self.form.add(
            DateField("day", "Jour", tab.session.clock.day, need=Need.MANDATORY),
            SpansField("spans", "Heures de ce jour", hint="Vide\u00a0: l’enfant n’est pas attendu."),
        )
        self.form.add(
            TextField("note", "Note"),
            CheckField("outside_opening", "Accueil hors ouverture", hint="Décidé par la direction."),
        )
        self.form.buttons("Enregistrer ce jour")
        self.attach(self.form, self._save)

    def show_entry(self, entry: EnrolmentEntry | None) -> None:
        """Shows a contract's exceptions."""
        if self._entry is not None and (entry is None or entry.enrolment.id != self._entry.enrolment.id):
            self.close_forms()
        self._entry = entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        today = self.tab.session.clock.day()
        to_come = [one for one in entry.exceptions if one[0].day >= today]
        past = [one for one in reversed(entry.exceptions) if one[0].day < today]
        rows = [self._row(*one) for one in [*to_come, *past[:PAST]]]
        if len(past) > PAST:
            older = french.plural(len(past) - PAST, "autre jour", "autres jours")
            rows.append(Row(text=f"{older} plus tôt, au planning", tone="muted"))
        self.show_rows(rows, "Aucun\u00a0: chaque jour suit la semaine type.")

    def _row(self, exception: DayException, spans: tuple[Span, ...]) -> Row:
        session = self.tab.session
        hours = french.spans(spans) if spans else "n’est pas attendu"
        deed = Deed(
            words="Retirer",
            act=partial(self.do, lambda: drop_exception(session, exception)),
            name=f"exception_drop_{exception.id}",
        )
        past = exception.day < session.clock.day()
        return Row(
            text=f"{french.day_short(exception.day)} {exception.day.year}\u00a0: {hours}",
            note=exception.note or "",
            tone="muted" if past else "ink",
            deeds=(deed,) if self.may_edit else (),
        )

    def _begin(self) -> None:
        self.form.fill(None)
        self.open_form(self.form)

    def _save(self) -> None:
        assert self._entry is not None
        values = self.form.values()
        set_exception(
            self.tab.session,
            self._entry.enrolment,
            values["day"],
            values["spans"] or (),
            note=values["note"],
            outside_opening=bool(values["outside_opening"]),
        )
