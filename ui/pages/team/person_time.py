"""A person's time (semaines, congés): the weeks that come back, the days away; and the whole sheet, part by part."""

from dataclasses import replace
from functools import partial

from app.care.weeks import Weeks
from app.dated import latest
from app.days import ONE_DAY
from app.staff.managing import add_leave, change_leave, remove_leave, remove_shift_weeks, set_shift_weeks
from app.staff.records import Leave, LeaveKind
from app.staff.sheet import MemberSheet
from ui import codes, french
from ui.codes import offered
from ui.forms import ChoiceField, DateField, Need
from ui.pages.team.person import ContractsPart, IdentityPart, PersonPart, SessionOf
from ui.week_lines import turn_words, week_lines
from ui.weeks_form import WeeksForm
from ui.widgets.section import Deed, RecordForm, Row
from ui.widgets.section_column import SectionColumn


class WeeksPart(PersonPart):
    """The weeks that come back, from a day on."""

    def __init__(self, session: SessionOf) -> None:
        super().__init__(
            session,
            "Semaine habituelle",
            name="team_weeks",
            add="Modifier à partir d’un jour",
            begin=self.begin,
        )
        self.form = WeeksForm(
            self.the_day,
            submit="Enregistrer la semaine",
            hint="Heures auprès des enfants, pauses décomptées. Une ligne vide\u00a0: repos ce jour-là.",
        )
        self.attach(self.form, self._save)

    def fill(self) -> None:
        assert self.sheet is not None
        weeks = self.sheet.weeks
        now = latest((pattern for pattern, _ in weeks), self.the_day())
        rows = []
        for number in range(len(weeks) - 1, -1, -1):
            pattern, one = weeks[number]
            following = weeks[number + 1][0].first_day - ONE_DAY if number + 1 < len(weeks) else None
            head = french.period(pattern.first_day, following) + (", en vigueur" if pattern == now else "")
            if one.weeks > 1:
                head += f" · {turn_words(one)}"
            remove = Deed(
                words="Retirer",
                act=partial(self.do, partial(remove_shift_weeks, self.session, pattern)),
                name=f"team_weeks_remove_{pattern.id}",
            )
            rows.append(
                Row(
                    text=french.capitalised(head),
                    note=week_lines(one),
                    tone="ink" if pattern == now else "muted",
                    deeds=(remove,) if self.may_edit else (),
                )
            )
        advice = "Aucune semaine\u00a0: notez-la, ou laissez la proposition remplir chaque semaine."
        self.show_rows(rows, advice if self.may_edit else "Aucune semaine.")

    def begin(self) -> None:
        """Opens the form on the weeks in force."""
        assert self.sheet is not None
        first = self.start() if self.sheet.weeks else self.member.first_day
        pattern = latest((one for one, _ in self.sheet.weeks), first)
        weeks = next((weeks for one, weeks in self.sheet.weeks if one == pattern), Weeks(spans=()))
        later = any(one.first_day > first for one, _ in self.sheet.weeks)
        self.form.show_weeks(first, weeks, later=later)
        self.open_form(self.form)

    def _save(self) -> None:
        first_day, weeks, drop_later = self.form.typed()
        set_shift_weeks(self.session, self.member, first_day, weeks, drop_later=drop_later)


class LeavesPart(PersonPart):
    """Days away, whatever the weeks say."""

    def __init__(self, session: SessionOf) -> None:
        super().__init__(session, "Congés et absences", name="team_leaves", add="Ajouter", begin=self.begin)
        self._former: Leave | None = None
        self.form = RecordForm()
        kind: ChoiceField[LeaveKind] = ChoiceField(
            "kind", "Motif", offered(codes.LEAVES), need=Need.MANDATORY
        )
        self.form.add(
            DateField("first_day", "Premier jour", self.the_day, need=Need.MANDATORY),
            DateField("last_day", "Dernier jour", self.the_day, need=Need.MANDATORY),
        )
        self.form.add(kind)
        self.form.buttons("Enregistrer le congé")
        self.attach(self.form, self._save)

    def fill(self) -> None:
        assert self.sheet is not None
        today = self.the_day()
        rows = [
            Row(
                text=french.capitalised(french.period(one.first_day, one.last_day)),
                note=codes.LEAVES_TOLD[one.kind],
                tone="ink" if one.last_day >= today else "muted",
                deeds=(
                    (
                        Deed(
                            words="Modifier",
                            act=partial(self._change, one),
                            name=f"team_leave_change_{one.id}",
                        ),
                        Deed(
                            words="Retirer",
                            act=partial(self.do, partial(remove_leave, self.session, one)),
                            name=f"team_leave_remove_{one.id}",
                        ),
                    )
                    if self.may_edit
                    else ()
                ),
            )
            for one in self.sheet.leaves
        ]
        self.show_rows(rows, "Aucun congé noté.")

    def begin(self) -> None:
        """Opens an empty form."""
        self._former = None
        self.form.fill(None, kind=LeaveKind.PAID)
        self.open_form(self.form)

    def _change(self, leave: Leave) -> None:
        self._former = leave
        self.form.fill(leave)
        self.open_form(self.form)

    def _save(self) -> None:
        values = self.form.values()
        if self._former is not None:
            change_leave(self.session, replace(self._former, **values))
        else:
            add_leave(self.session, Leave(member_id=self.member.id, **values))


class PersonSheet(SectionColumn):
    """The four parts of one person."""

    def __init__(self, session: SessionOf) -> None:
        super().__init__()
        self.parts: tuple[PersonPart, ...] = (
            IdentityPart(session),
            ContractsPart(session),
            WeeksPart(session),
            LeavesPart(session),
        )
        for part in self.parts:
            self.put(part)
        self.sheet: MemberSheet | None = None

    def show_sheet(self, sheet: MemberSheet) -> None:
        """Shows that person; another one than before starts without forms."""
        if self.sheet is not None and self.sheet.member.id != sheet.member.id:
            self.close_forms()
        self.sheet = sheet
        self.setAccessibleName(sheet.member.name)
        for part in self.parts:
            part.show_sheet(sheet)
