"""Parcours: entry, prescriber, referent; the exit and its outcome, the place kept, the checks at 3 and 6 months."""

from functools import partial
from typing import TYPE_CHECKING

from app.insertion.entry_and_exit import change_path, close_path, keep_place, planned_after, reopen_path
from app.insertion.exit_care import waiting_after
from app.insertion.follow_ups import DueCheck, FollowUp, FollowUpAnswer, answer_check
from app.users import User
from ui import codes, french, insertion_codes
from ui.boundary import Guard, Quiet
from ui.codes import offered
from ui.forms import ChoiceField, DateField, Need
from ui.pages.insertion.form import ExitForm, PathForm
from ui.pages.insertion.parent.part import Part
from ui.pages.insertion.paths_view import referents
from ui.widgets.basics import label
from ui.widgets.section import Deed, RecordForm, Row

if TYPE_CHECKING:
    from ui.pages.insertion.parent_view import ParentView

NBSP = french.NBSP


class CheckForm(RecordForm):
    """The answer of a follow-up; « non joignable » is one."""

    def __init__(self, part: "PathPart") -> None:
        super().__init__()
        self.answer: ChoiceField[FollowUpAnswer] = ChoiceField(
            "answer", "Situation du parent", offered(insertion_codes.FOLLOW_UPS), need=Need.MANDATORY
        )
        self.answered_on = DateField("answered_on", "Constatée le", lambda: part.today, need=Need.MANDATORY)
        self.add(self.answer)
        self.add(self.answered_on)
        self.buttons("Noter le suivi")


class KeepForm(RecordForm):
    """The day the place was made permanent."""

    def __init__(self, part: "PathPart") -> None:
        super().__init__()
        self.day = DateField(
            "place_kept_on", "Place permanente depuis le", lambda: part.today, need=Need.MANDATORY
        )
        self.add(self.day)
        self.buttons("Rendre la place permanente", "Revenir")


class PathPart(Part):
    """What frames the work."""

    def __init__(self, view: "ParentView") -> None:
        super().__init__(view, "Parcours", name="path", add="Modifier", begin=self.begin)
        self._check: DueCheck | None = None
        self.form = PathForm(lambda: self.today, submit="Enregistrer le parcours")
        self.leaving = ExitForm(lambda: self.today)
        self.dropped = label("", tone="amber", wrap=True)
        self.leaving.add_widget(self.dropped)
        for field in (self.leaving.exit_day, self.leaving.outcome):
            field.changed.connect(self._tell_dropped)
        self.check, self.keep = CheckForm(self), KeepForm(self)
        self.attach(self.form, self._save)
        self.attach(self.leaving, self._leave)
        self.attach(self.check, self._answer)
        self.attach(self.keep, self._keep)

    def show_sheet(self) -> None:
        path = self.sheet.path
        self.add.setVisible(self.view.may_edit)
        rows = [
            *[self._check_row(one) for one in self.sheet.checks],
            *[self._answered_row(one) for one in self.sheet.follow_ups],
            *[
                Row(text=f"Suivi à {months}{NBSP}mois", note=f"à partir du {french.day(day)}")
                for months, day in self.sheet.later_checks(self.today)
            ],
            self._entry_row(),
            Row(
                text=f"Suivi par {self.sheet.referent.name}"
                if self.sheet.referent
                else "Suivi par personne encore"
            ),
            self._place_row(),
            self._exit_row(),
        ]
        if path.prescriber is not None:
            when = f", le {french.day_and_month(path.prescribed_on)}" if path.prescribed_on else ""
            who = f", {path.adviser}" if path.adviser else ""
            rows.insert(1, Row(text=f"Prescrit par {codes.PRESCRIBERS[path.prescriber]}{who}{when}"))
        self.show_rows(rows)

    def _entry_row(self) -> Row:
        counts = self.sheet.counts
        held = f"{french.plural(counts.held, 'entretien tenu', 'entretiens tenus')} sur {counts.expected}"
        rate = counts.honoured.value
        note = f"{held}, soit {french.percent(rate)}" if rate is not None else "aucun entretien encore"
        return Row(text=f"Entrée le {french.day(self.sheet.path.entry_day)}", note=note)

    def _exit_row(self) -> Row:
        path = self.sheet.path
        if path.exit_day is None or path.outcome is None:
            leave = Deed(words="Noter la sortie", act=self.begin_exit, name="path_exit")
            return Row(text="Parcours ouvert", deeds=(leave,) if self.view.may_edit else ())
        reopen = Deed(words="Rouvrir", act=self._reopen, name="path_reopen")
        return Row(
            text=f"Sortie le {french.day(path.exit_day)}",
            note=codes.OUTCOME_WORDS[path.outcome],
            deeds=(reopen,) if self.view.may_edit else (),
        )

    def _place_row(self) -> Row:
        day = self.sheet.path.place_kept_on
        may = self.view.may_edit
        if day is None:
            deed = Deed(words="Rendre permanente", act=self.begin_keep, name="path_keep")
            return Row(text="Place Avip, pas encore permanente", deeds=(deed,) if may else ())
        back = Deed(words="Revenir à provisoire", act=self._unkeep, name="path_unkeep")
        return Row(text=f"Place permanente depuis le {french.day(day)}", deeds=(back,) if may else ())

    def _check_row(self, check: DueCheck) -> Row:
        answer = Deed(
            words="Répondre", act=partial(self.begin_check, check), name=f"path_check_{check.months}"
        )
        return Row(
            text=f"Suivi à {check.months}{NBSP}mois à faire",
            note=f"depuis le {french.day_and_month(check.due)}",
            note_tone="amber",
            deeds=(answer,) if self.view.may_edit else (),
        )

    def _answered_row(self, one: FollowUp) -> Row:
        path, months = self.sheet.path, one.months
        check = DueCheck(path=path, months=months, due=one.answered_on)
        again = Deed(words="Corriger", act=partial(self.begin_check, check, one), name=f"path_again_{months}")
        return Row(
            text=f"Suivi à {months}{NBSP}mois{NBSP}: {insertion_codes.FOLLOW_UPS[one.answer]}",
            note=f"constaté le {french.day(one.answered_on)}",
            deeds=(again,) if self.view.may_edit else (),
        )

    def begin(self) -> None:
        """Corrects the entry, the prescriber, the referent."""
        parent = self.sheet.parent
        self.form.parent_id.set_choices([(parent.name, parent.id)])
        self.form.parent_id.setEnabled(False)
        self.form.offer_referents(referents(self.session.store.find(User)))
        self.form.show_path(self.sheet.path)
        self.open_form(self.form)
        self.form.entry_day.setFocus()

    def begin_exit(self) -> None:
        """The end of the path."""
        self.leaving.clear()
        self.dropped.setText("")
        self.open_form(self.leaving)

    def begin_keep(self) -> None:
        """The place made permanent."""
        self.keep.fill(None, place_kept_on=self.today)
        self.open_form(self.keep)

    def begin_check(self, check: DueCheck, former: FollowUp | None = None) -> None:
        """A follow-up's answer, or another in its place."""
        self._check = check
        self.check.fill(former, **({} if former else {"answered_on": self.today}))
        self.open_form(self.check)

    def _tell_dropped(self) -> None:
        """What the exit would take with it, and what it leaves open."""
        self.dropped.setText("")
        with Guard(Quiet()):
            said, path, day = [], self.sheet.path, self.leaving.exit_day.filled()
            outcome = self.leaving.outcome.read()
            dropped = len(planned_after(self.session, path, day))
            asked = len(waiting_after(self.session, path, day, outcome)) if outcome else 0
            left = len(self.sheet.open_actions)
            if dropped:
                one, many = (
                    "rendez-vous prévu ensuite sera retiré",
                    "rendez-vous prévus ensuite seront retirés",
                )
                said.append(f"{french.plural(dropped, one, many)} de l’agenda.")
            if asked:
                one, many = (
                    "demande d’accueil en attente sera retirée",
                    "demandes d’accueil en attente seront retirées",
                )
                said.append(f"{french.plural(asked, one, many)}.")
            if left:
                one, many = "action reste ouverte", "actions restent ouvertes"
                said.append(f"{french.plural(left, one, many)} au plan.")
            self.dropped.setText("\n".join(said))

    def _save(self) -> None:
        change_path(self.session, self.form.path(self.sheet.path))

    def _leave(self) -> None:
        close_path(
            self.session,
            self.sheet.path,
            exit_day=self.leaving.exit_day.filled(),
            outcome=self.leaving.outcome.filled(),
        )

    def _answer(self) -> None:
        assert self._check is not None
        answer_check(
            self.session,
            self._check.path,
            self._check.months,
            self.check.answered_on.filled(),
            self.check.answer.filled(),
        )

    def _keep(self) -> None:
        keep_place(self.session, self.sheet.path, self.keep.day.filled())

    def _unkeep(self) -> None:
        self.do(lambda: keep_place(self.session, self.sheet.path, None))

    def _reopen(self) -> None:
        self.do(lambda: reopen_path(self.session, self.sheet.path))
