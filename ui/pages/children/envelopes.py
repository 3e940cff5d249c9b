"""The contract's monthly hours (volume d'heures mensuel): dated figures, and the way to the month typed."""

from functools import partial

from PySide6.QtCore import Signal

from app.care.envelopes import MOST_MINUTES, HourEnvelope, remove_envelope, set_envelope
from app.families.child_sheet import EnrolmentEntry
from app.users import Right
from ui import french
from ui.forms import DateField, Need
from ui.hours_field import HoursField
from ui.pages.children.tab import Tab
from ui.widgets.section import Deed, RecordForm, Row, Section


class EnvelopeSection(Section):
    """The figures, the newest first, and the way to the month typed day by day."""

    month_wanted = Signal()

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.may_edit = tab.can(Right.EDIT_ENROLMENTS)
        super().__init__(
            "Accueil mensuel",
            name="contract_envelopes",
            add="Noter un volume d’heures" if self.may_edit else "",
            begin=self._begin,
        )
        self._entry: EnrolmentEntry | None = None
        self.form = RecordForm()
        self.form.add(
            DateField("first_day", "À partir du", tab.session.clock.day, need=Need.MANDATORY),
            HoursField(
                "monthly_minutes",
                "Heures par mois",
                most=MOST_MINUTES,
                advice="Écrivez des heures par mois, par exemple 110 ou 110 h 30.",
                need=Need.MANDATORY,
            ),
        )
        self.form.buttons("Enregistrer le volume d’heures")
        self.attach(self.form, self._save)

    def show_entry(self, entry: EnrolmentEntry | None) -> None:
        """Shows a contract's monthly hours."""
        if self._entry is not None and (entry is None or entry.enrolment.id != self._entry.enrolment.id):
            self.close_forms()
        self._entry = entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        month = Deed(words="Remplir un mois", act=self.month_wanted.emit, name="contract_month")
        rows = [
            Row(
                text="Le mois jour par jour, tapé ou importé d’un fichier",
                note="Pour un parent dont les horaires changent chaque mois.",
                deeds=(month,) if self.may_edit else (),
            )
        ]
        rows += [self._row(one) for one in reversed(entry.envelopes)]
        if not entry.envelopes:
            said = "Sans volume d’heures noté, le mois se compare à la semaine type." if entry.weeks else (
                "Aucun volume d’heures\u00a0: notez-le pour que les mois s’y comparent."
            )  # fmt: skip
            rows.append(Row(text=said, tone="muted"))
        self.show_rows(rows)

    def _row(self, one: HourEnvelope) -> Row:
        session = self.tab.session
        deed = Deed(
            words="Retirer",
            act=partial(self.do, lambda: remove_envelope(session, one)),
            name=f"envelope_remove_{one.id}",
        )
        return Row(
            text=f"{french.hours(one.monthly_minutes)} par mois",
            note=f"à partir du {french.day(one.first_day)}",
            deeds=(deed,) if self.may_edit else (),
        )

    def _begin(self) -> None:
        assert self._entry is not None
        enrolment = self._entry.enrolment
        first = self.tab.session.clock.day().replace(day=1)
        self.form.fill(None, first_day=min(max(first, enrolment.first_day), enrolment.last_day))
        self.open_form(self.form)

    def _save(self) -> None:
        assert self._entry is not None
        set_envelope(self.tab.session, self._entry.enrolment, **self.form.values())
