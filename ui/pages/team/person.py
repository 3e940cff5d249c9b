"""A person's sheet (fiche de l’équipe): who it is and under which contracts, each part changed in place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from app.dated import latest
from app.session import Session
from app.staff.managing import (
    change_member,
    remove_contract,
    set_contract,
)
from app.staff.records import Qualification, StaffMember
from app.staff.sheet import MemberSheet
from app.users import Right
from ui import codes, french
from ui.codes import offered
from ui.forms import ChoiceField, DateField, Need, TextField
from ui.insertion_fields import WeeklyHoursField
from ui.widgets.section import Deed, RecordForm, Row, Section

SessionOf = Callable[[], Session]


def member_fields(
    today: Callable[[], date],
) -> tuple[TextField, TextField, ChoiceField[Qualification], DateField]:
    """What is asked of everybody."""
    return (
        TextField("first_name", "Prénom", need=Need.MANDATORY),
        TextField("last_name", "Nom", need=Need.MANDATORY),
        ChoiceField("qualification", "Diplôme", offered(codes.QUALIFICATIONS), need=Need.MANDATORY),
        DateField("first_day", "Premier jour", today, need=Need.MANDATORY),
    )


class PersonPart(Section):
    """A part of the sheet; `sheet` is the person shown."""

    narrow = True

    def __init__(
        self,
        session: SessionOf,
        title: str,
        *,
        name: str,
        add: str = "",
        begin: Callable[[], object] | None = None,
    ) -> None:
        self._session = session
        self.may_edit = session().can(Right.EDIT_STAFF)
        super().__init__(title, name=name, add=add if self.may_edit else "", begin=begin)
        self.sheet: MemberSheet | None = None

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self._session()

    @property
    def member(self) -> StaffMember:
        """The person shown; only asked for once there is one."""
        assert self.sheet is not None
        return self.sheet.member

    def the_day(self) -> date:
        """The day it is."""
        return self.session.clock.day()

    def show_sheet(self, sheet: MemberSheet) -> None:
        """Shows that person."""
        self.sheet = sheet
        self.fill()

    def fill(self) -> None:
        """Fills the rows from `self.sheet`."""
        raise NotImplementedError

    def start(self) -> date:
        """From when a change holds unless told otherwise: today, or the first day of who is still to come."""
        return max(self.the_day(), self.member.first_day)


class IdentityPart(PersonPart):
    """Name, qualification, first and last day."""

    def __init__(self, session: SessionOf) -> None:
        super().__init__(session, "Identité", name="team_identity", add="Modifier", begin=self.begin)
        self.form = RecordForm()
        first, last, qualification, day = member_fields(self.the_day)
        self.form.add(first, last)
        self.form.add(qualification)
        self.form.add(
            day, DateField("last_day", "Dernier jour", self.the_day, hint="Vide\u00a0: sans fin connue.")
        )
        self.form.buttons("Enregistrer")
        self.attach(self.form, self._save)

    def fill(self) -> None:
        member = self.member
        counted = (
            "" if member.qualification.is_counted else "\nNe compte pas parmi les adultes auprès des enfants."
        )
        period = french.capitalised(french.period(member.first_day, member.last_day))
        self.show_rows(
            [
                Row(
                    text=member.name,
                    note=f"{french.capitalised(codes.QUALIFICATIONS[member.qualification])}\n{period}{counted}",
                )
            ]
        )

    def begin(self) -> None:
        """Opens the form on what is known."""
        self.form.fill(self.member)
        self.open_form(self.form)

    def _save(self) -> None:
        change_member(self.session, replace(self.member, **self.form.values()))


class ContractsPart(PersonPart):
    """Weekly hours, dated: a change begins on a day, the past stays."""

    def __init__(self, session: SessionOf) -> None:
        super().__init__(
            session,
            "Contrat de travail",
            name="team_contracts",
            add="Changer à partir d’un jour",
            begin=self.begin,
        )
        self.form = RecordForm()
        self.form.add(
            DateField("first_day", "À partir du", self.the_day, need=Need.MANDATORY),
            WeeklyHoursField(
                "weekly_minutes", "Heures par semaine", need=Need.MANDATORY, hint="par exemple 35"
            ),
        )
        self.form.buttons("Enregistrer")
        self.attach(self.form, self._save)

    def fill(self) -> None:
        assert self.sheet is not None
        contracts = self.sheet.contracts
        now = latest(contracts, self.the_day())
        rows = [
            Row(
                text=f"{french.hours(one.weekly_minutes)} par semaine",
                note=f"depuis le {french.day(one.first_day)}" + (", en vigueur" if one == now else ""),
                tone="ink" if one == now else "muted",
                deeds=(
                    (
                        Deed(
                            words="Retirer",
                            act=partial(self.do, partial(remove_contract, self.session, one)),
                            name=f"team_contract_remove_{one.id}",
                        ),
                    )
                    if self.may_edit and len(contracts) > 1
                    else ()
                ),
            )
            for one in reversed(contracts)
        ]
        self.show_rows(rows, "Aucun contrat de travail.")

    def begin(self) -> None:
        """Opens the form on the hours in force."""
        assert self.sheet is not None
        now = latest(self.sheet.contracts, self.start())
        self.form.fill(None, first_day=self.start(), weekly_minutes=now.weekly_minutes if now else None)
        self.open_form(self.form)

    def _save(self) -> None:
        values = self.form.values()
        set_contract(self.session, self.member, values["first_day"], values["weekly_minutes"])
