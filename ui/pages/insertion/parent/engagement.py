"""Engagement: signed, renewed after its bilan, ended early with a reason, printed with the plan."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.days import ONE_DAY
from app.insertion.engagements import EndReason, Engagement
from app.insertion.engaging import (
    change_engagement,
    end_engagement,
    next_engagement,
    note_bilan,
    remove_engagement,
    renew_engagement,
    sign,
)
from ui import french, insertion_codes
from ui.boundary import Guard
from ui.codes import offered
from ui.forms import ChoiceField, DateField, Need, NoteField
from ui.insertion_fields import WeeklyHoursField
from ui.insertion_words import term_words
from ui.pages.insertion.parent.part import Part
from ui.widgets.basics import label
from ui.widgets.section import Deed, RecordForm, Row

if TYPE_CHECKING:
    from ui.pages.insertion.parent_view import ParentView

AIMS = "Le parent le signe et le garde\u00a0: des phrases simples."


class SignForm(RecordForm):
    """The first engagement: its first day gives its last, and all the terms that follow."""

    def __init__(self, part: "EngagementPart") -> None:
        super().__init__()
        self.first_day = DateField("first_day", "Premier jour", lambda: part.today, need=Need.MANDATORY)
        self.add(self.first_day, DateField("signed_on", "Signé le", lambda: part.today))
        self.add(WeeklyHoursField("weekly_minutes", "Heures d’accueil par semaine"))
        self.add(NoteField("objectives", "Objectifs du parent", hint=AIMS, lines=3))
        self.told = label("", tone="muted", wrap=True)
        self.add_widget(self.told)
        self.buttons("Enregistrer l’engagement")


class ChangeForm(RecordForm):
    """What can be corrected: the days follow from the rules."""

    def __init__(self, part: "EngagementPart") -> None:
        super().__init__()
        self.add(DateField("signed_on", "Signé le", lambda: part.today))
        self.add(WeeklyHoursField("weekly_minutes", "Heures d’accueil par semaine"))
        self.add(NoteField("objectives", "Objectifs du parent", hint=AIMS, lines=3))
        self.buttons("Enregistrer l’engagement")


class RenewForm(RecordForm):
    """The bilan, then the renewal."""

    def __init__(self, part: "EngagementPart") -> None:
        super().__init__()
        self.told = label("", bold=True, wrap=True)
        self.add_widget(self.told)
        self.add(DateField("bilan_on", "Bilan fait le", lambda: part.today, need=Need.IMPORTANT))
        self.add(
            NoteField(
                "bilan", "Ce qui en ressort", need=Need.IMPORTANT, hint="Le parent peut le lire.", lines=3
            )
        )
        self.first_day = DateField("first_day", "Premier jour du renouvellement", lambda: part.today)
        self.add(self.first_day, DateField("signed_on", "Signé le", lambda: part.today))
        self.add(WeeklyHoursField("weekly_minutes", "Heures d’accueil par semaine"))
        self.add(NoteField("objectives", "Objectifs du parent", hint=AIMS, lines=3))
        self.buttons("Renouveler l’engagement")


class BilanForm(RecordForm):
    """The bilan alone."""

    def __init__(self, part: "EngagementPart") -> None:
        super().__init__()
        self.add(DateField("bilan_on", "Bilan fait le", lambda: part.today, need=Need.MANDATORY))
        self.add(
            NoteField(
                "bilan", "Ce qui en ressort", need=Need.MANDATORY, hint="Le parent peut le lire.", lines=4
            )
        )
        self.buttons("Noter le bilan")


class EndForm(RecordForm):
    """Before its term."""

    def __init__(self, part: "EngagementPart") -> None:
        super().__init__()
        self.add(DateField("ended_on", "Dernier jour", lambda: part.today, need=Need.MANDATORY))
        reason: ChoiceField[EndReason] = ChoiceField(
            "end_reason", "Motif", offered(insertion_codes.END_REASONS), need=Need.MANDATORY
        )
        self.add(reason)
        self.buttons("Terminer avant terme", "Revenir")


class EngagementPart(Part):
    """The one under way and those before it; at its term: renew, note the exit, or keep the place."""

    def __init__(self, view: "ParentView") -> None:
        super().__init__(view, "Engagement", name="engagement", add="Signer", begin=self.begin)
        self.form, self.renewal = SignForm(self), RenewForm(self)
        self.bilan, self.end, self.change = BilanForm(self), EndForm(self), ChangeForm(self)
        self._changed: Engagement | None = None
        self.attach(self.form, self._sign)
        self.attach(self.renewal, self._renew)
        self.attach(self.bilan, self._note_bilan)
        self.attach(self.end, self._end)
        self.attach(self.change, self._change)

    def show_sheet(self) -> None:
        engagements = self.sheet.engagements
        self.add.setVisible(self.is_open and not engagements)
        rows = [self._row(one, place == len(engagements) - 1) for place, one in enumerate(engagements)]
        self.show_rows(
            rows[::-1], "Aucun engagement encore. « Signer » fait le premier, à partir de son jour."
        )

    def _row(self, one: Engagement, last: bool) -> Row:
        what = "Renouvellement" if one.renewal else "Engagement"
        text = f"{what} {french.period(one.first_day, one.until)}"
        facts = []
        if one.ended_on is not None and one.end_reason is not None:
            facts.append(f"terminé avant terme\u00a0: {insertion_codes.END_REASONS[one.end_reason]}")
        elif last and self.sheet.path.exit_day is None:
            facts.append(term_words(one.until, self.today))
        elif not last and self.is_open and one.covers(self.today):
            facts.append("en cours, renouvelé")
        facts.append(f"signé le {french.day_and_month(one.signed_on)}" if one.signed_on else "à signer")
        if one.bilan_on is not None:
            facts.append(f"bilan le {french.day_and_month(one.bilan_on)}")
        late = last and one.until < self.today and self.sheet.path.exit_day is None
        return Row(
            text=text,
            note=", ".join(facts),
            note_tone="alert" if late else "muted",
            deeds=self._deeds(one, last=last),
        )

    def _deeds(self, one: Engagement, *, last: bool) -> tuple[Deed, ...]:
        """The one that is due first: to sign it, to renew it near its term, else to print it."""
        printing = Deed(
            words="Imprimer", act=lambda: self.view.print_engagement(one), name=f"engagement_print_{one.id}"
        )
        if not self.is_open:
            return (printing,)
        changing = Deed(
            words="Corriger",
            act=partial(self.begin_change, one),
            name="engagement_change" if last else f"engagement_change_{one.id}",
        )
        if not last:
            return (printing, changing)
        renewing = Deed(words="Renouveler", act=self.begin_renewal, name="engagement_renew")
        warned = max(self.sheet.settings.engagement_warnings, default=0)
        near = (one.until - self.today).days <= warned
        deeds = [renewing, printing] if near else [printing, renewing]
        if one.signed_on is None:
            signed = Deed(words="Signé", act=lambda: self._signed(one), name="engagement_signed")
            deeds = [signed, *deeds]
        deeds.append(changing)
        if one.bilan_on is None:
            deeds.append(Deed(words="Noter le bilan", act=self.begin_bilan, name="engagement_bilan"))
        if one.ended_on is None and one.first_day <= self.today < one.last_day:
            deeds.append(Deed(words="Terminer avant terme…", act=self.begin_end, name="engagement_end"))
        if one.signed_on is None or one.first_day > self.today:
            deeds.append(Deed(words="Retirer", act=lambda: self._remove(one), name="engagement_remove"))
        return tuple(deeds)

    @property
    def last(self) -> Engagement:
        """The path's last engagement."""
        return self.sheet.engagements[-1]

    def begin(self) -> None:
        """The first engagement."""
        first = max(self.today, self.sheet.path.entry_day)
        self.form.fill(None, first_day=first, signed_on=self.today)
        self.open_form(self.form)

    def begin_renewal(self) -> None:
        """The bilan and the renewal; after the maximum, why not."""
        last = self.last
        first = None if last.ended_on is None else max(self.today, last.until + ONE_DAY)
        with Guard(self) as allowed:
            following = next_engagement(self.session, self.sheet.path, first)
        if not allowed.passed:
            return
        self.renewal.told.setText(french.capitalised(french.period(following.first_day, following.last_day)))
        self.renewal.fill(
            None,
            first_day=following.first_day,
            signed_on=None,
            bilan_on=last.bilan_on or self.today,
            bilan=last.bilan,
            weekly_minutes=last.weekly_minutes,
            objectives=last.objectives,
        )
        self.open_form(self.renewal)

    def begin_bilan(self) -> None:
        """What comes out of the engagement."""
        self.bilan.fill(None, bilan_on=self.today, bilan=self.last.bilan)
        self.open_form(self.bilan)

    def begin_change(self, engagement: Engagement) -> None:
        """Corrects what the rules do not give."""
        self._changed = engagement
        self.change.fill(engagement)
        self.open_form(self.change)

    def begin_end(self) -> None:
        """An end before the term."""
        self.end.fill(None, ended_on=self.today)
        self.open_form(self.end)

    def _sign(self) -> None:
        values = self.form.values()
        sign(self.session, self.sheet.path, values.pop("first_day"), **values)

    def _renew(self) -> None:
        renew_engagement(self.session, self.sheet.path, **self.renewal.values())

    def _note_bilan(self) -> None:
        values = self.bilan.values()
        note_bilan(self.session, self.last, values["bilan_on"], values["bilan"])

    def _change(self) -> None:
        assert self._changed is not None
        change_engagement(self.session, replace(self._changed, **self.change.values()))

    def _end(self) -> None:
        values = self.end.values()
        end_engagement(self.session, self.last, values["ended_on"], values["end_reason"])

    def _signed(self, one: Engagement) -> None:
        self.do(lambda: change_engagement(self.session, replace(one, signed_on=self.today)))

    def _remove(self, one: Engagement) -> None:
        self.do(lambda: remove_engagement(self.session, one))
