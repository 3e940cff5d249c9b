"""A crèche held in memory with its adults (crèche d'essai avec équipe)."""

from dataclasses import dataclass, field, replace
from datetime import date

from app.families.records import Child, ChildFact, FactKind
from app.report.month_facts import Rows
from app.staff.facts import StaffRows
from app.staff.records import (
    Leave,
    Qualification,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffMember,
)
from app.staff.shifts import ShiftRows
from app.structure.records import Identity
from tests.app.creche import START, Creche, spans

EVERY_DAY = tuple(range(7))


@dataclass
class StaffedCreche(Creche):
    """Rows, as they would be stored."""

    members: list[StaffMember] = field(default_factory=list)
    shift_patterns: list[ShiftPattern] = field(default_factory=list)
    shift_pattern_spans: list[ShiftPatternSpan] = field(default_factory=list)
    shift_exceptions: list[ShiftException] = field(default_factory=list)
    shift_exception_spans: list[ShiftExceptionSpan] = field(default_factory=list)
    leaves: list[Leave] = field(default_factory=list)
    child_facts: list[ChildFact] = field(default_factory=list)

    def adult(
        self,
        text: str = "",
        *,
        weekdays: tuple[int, ...] = EVERY_DAY,
        qualification: Qualification = Qualification.EARLY_YEARS_CAP,
        last: date | None = None,
    ) -> StaffMember:
        """Somebody since January, with these shifts on each of the weekdays."""
        member = StaffMember(
            id=len(self.members) + 1,
            first_name="Fatou",
            last_name="N’Diaye",
            qualification=qualification,
            first_day=START,
            last_day=last,
        )
        self.members.append(member)
        pattern = ShiftPattern(
            id=len(self.shift_patterns) + 1, member_id=member.id, first_day=START, anchor=date(2025, 12, 29)
        )
        self.shift_patterns.append(pattern)
        self.shift_pattern_spans += [
            ShiftPatternSpan(shift_pattern_id=pattern.id, week=0, weekday=weekday, start=start, end=end)
            for weekday in weekdays
            for start, end in spans(text)
        ]
        return member

    def works(self, member: StaffMember, on: date, text: str = "") -> None:
        """A dated exception."""
        exception = ShiftException(id=len(self.shift_exceptions) + 1, member_id=member.id, day=on)
        self.shift_exceptions.append(exception)
        self.shift_exception_spans += [
            ShiftExceptionSpan(shift_exception_id=exception.id, start=start, end=end)
            for start, end in spans(text)
        ]

    def leave(self, member: StaffMember, first: date, last: date | None = None) -> None:
        self.leaves.append(Leave(member_id=member.id, first_day=first, last_day=last or first))

    def walks(self, child: Child, first: date, last: date | None = None) -> None:
        self.child_facts.append(
            ChildFact(child_id=child.id, kind=FactKind.WALKS, first_day=first, last_day=last)
        )

    def is_micro(self, since: date = START, *, micro: bool = True) -> None:
        self.identities.append(Identity(first_day=since, name="Les Lutins", micro=micro))

    def rows(self) -> Rows:
        return replace(
            super().rows(),
            child_facts=self.child_facts,
            staff=StaffRows(
                shifts=ShiftRows(
                    members=self.members,
                    patterns=self.shift_patterns,
                    pattern_spans=self.shift_pattern_spans,
                    exceptions=self.shift_exceptions,
                    exception_spans=self.shift_exception_spans,
                    leaves=self.leaves,
                )
            ),
        )


def staffed() -> StaffedCreche:
    """Open from 6:00 to 20:00 on weekdays, thirty places."""
    creche = StaffedCreche()
    creche.opens("6:00-20:00")
    creche.agreed(30)
    return creche
