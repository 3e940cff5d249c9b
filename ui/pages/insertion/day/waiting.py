"""What waits beside the day (ce qui attend): terms, signatures, silence, late actions, checks, answers."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.families.records import Parent
from app.insertion.actions import finish_action
from app.insertion.care_requests import RequestAnswer
from app.insertion.counsellor_day import Answered, CounsellorDay, Late
from app.insertion.follow_ups import DueCheck
from app.insertion.meetings import Meeting
from app.insertion.orientations import Orientation
from app.insertion.path_list import PathLine
from ui import french, insertion_codes
from ui.insertion_words import term_words
from ui.theme import Tone
from ui.widgets.section import Deed, Row, Section
from ui.widgets.section_column import SectionColumn

if TYPE_CHECKING:
    from ui.pages.insertion.day_view import DayView

NBSP = french.NBSP
MOST = 5
"""Rows of a group; the rest is counted."""


class Waiting(SectionColumn):
    """A section for each kind of thing; those that hold nothing are hidden."""

    def __init__(self, view: "DayView") -> None:
        super().__init__()
        self._view = view
        self._made: dict[str, Section] = {}
        for name, title in (
            ("meetings", "Concertations du jour"),
            ("ending", "Engagements à leur terme"),
            ("checks", "Suivis après la sortie"),
            ("requests", "Accueils demandés"),
            ("orientations", "Orientations sans réponse"),
            ("listed", "Liste d’attente"),
            ("unsigned", "Parcours sans engagement"),
            ("silent", "Sans entretien"),
            ("overdue", "Actions en retard"),
            ("nothing", "Rien d’autre n’attend"),
        ):
            self._made[name] = self.put(Section(title, name=f"day_{name}"))

    def show_day(self, day: CounsellorDay) -> None:
        """Fills the sections."""
        self._made["silent"].title.setText(
            f"Sans entretien depuis plus de {french.plural(day.silent_days, 'jour')}"
        )
        groups: dict[str, list[Row]] = {
            "meetings": [self._meeting(one) for one in day.meetings],
            "ending": [self._ending(one, one.term, day) for one in day.ending if one.term],
            "checks": [self._check(one, parent) for one, parent in day.checks],
            "requests": [self._request(one) for one in day.requests],
            "orientations": [self._orientation(*one) for one in day.orientations if not one[0].answered_on],
            "listed": [self._orientation(*one) for one in day.orientations if one[0].answered_on],
            "unsigned": [self._unsigned(one) for one in day.unsigned],
            "silent": [self._silent(one, day) for one in day.silent],
            "overdue": [self._overdue(one) for one in day.overdue],
        }
        for name, rows in groups.items():
            self._made[name].setVisible(bool(rows))
            self._made[name].show_rows(_at_most(rows))
        nothing = not any(groups.values())
        self._made["nothing"].setVisible(nothing)
        self._made["nothing"].show_rows((), "Ni terme proche, ni parent sans nouvelles, ni action en retard.")

    def _meeting(self, one: Meeting) -> Row:
        act = partial(self._view.page.show_one, "meeting", one.id)
        return Row(text=meeting_words(one), deeds=(Deed(words="Ouvrir", act=act, name=f"meeting_{one.id}"),))

    def _check(self, one: DueCheck, parent: Parent) -> Row:
        return Row(
            text=parent.name,
            note=f"suivi à {one.months}{NBSP}mois, depuis le {french.day_and_month(one.due)}",
            deeds=(self._parent(one.path.id, f"check_{one.path.id}_{one.months}"),),
        )

    def _orientation(self, one: Orientation, parent: Parent) -> Row:
        act = partial(self._view.page.show_one, "orientation", one.id)
        answer = Deed(words="Répondre", act=act, name=f"orientation_{one.id}")
        note = f"reçue le {french.day_and_month(one.day)}"
        if one.answered_on is not None:
            note = f"en liste d’attente depuis le {french.day_and_month(one.answered_on)}"
        return Row(text=parent.name, note=note, deeds=(answer,))

    def _ending(self, line: PathLine, term: date, day: CounsellorDay) -> Row:
        late = term < day.today
        tone: Tone = "alert" if late else "amber"
        words = term_words(term, day.today)
        return Row(
            text=line.parent.name,
            note=f"▲ {words}" if late else words,
            note_tone=tone,
            deeds=(self._parent(line.id, f"ending_{line.id}"),),
        )

    def _unsigned(self, line: PathLine) -> Row:
        note = f"entrée le {french.day_and_month(line.path.entry_day)}"
        return Row(text=line.parent.name, note=note, deeds=(self._parent(line.id, f"unsigned_{line.id}"),))

    def _silent(self, line: PathLine, day: CounsellorDay) -> Row:
        since = f"{french.plural(line.silent_days(day.today), 'jour')}"
        last = f"dernier le {french.day_and_month(line.last_held.day)}" if line.last_held else "aucun encore"
        planned = ""
        if line.next is not None:
            planned = f", prochain le {french.day_and_month(line.next.day)}"
        return Row(
            text=line.parent.name,
            note=f"{since}, {last}{planned}",
            note_tone="muted" if line.next else "amber",
            deeds=(self._parent(line.id, f"silent_{line.id}"),),
        )

    def _overdue(self, late: Late) -> Row:
        action = late.action
        assert action.due_day is not None
        done = Deed(words="Faite", act=partial(self._finish, late), name=f"overdue_done_{action.id}")
        deeds: tuple[Deed, ...] = (self._parent(late.line.id, f"overdue_{action.id}"),)
        return Row(
            text=action.label,
            note=f"{late.line.parent.name}, pour le {french.day_and_month(action.due_day)}",
            deeds=(done, *deeds) if self._view.may_edit else deeds,
        )

    def _finish(self, late: Late) -> None:
        session = self._view.session
        self._made["overdue"].do(lambda: finish_action(session, late.action, session.clock.day()))

    def _request(self, one: Answered) -> Row:
        request = one.request
        tones: dict[RequestAnswer, Tone] = {RequestAnswer.ACCEPTED: "fine", RequestAnswer.DECLINED: "alert"}
        said = insertion_codes.REQUEST_ANSWERS[request.answer]
        why = (
            f"{NBSP}: {request.reason}" if request.answer is RequestAnswer.DECLINED and request.reason else ""
        )
        return Row(
            text=f"{one.child.name}, {french.period(request.first_day, request.last_day)}",
            note=f"{said}{why}",
            note_tone=tones.get(request.answer, "muted"),
            deeds=(self._parent(one.path_id, f"request_{request.id}"),),
        )

    def _parent(self, path_id: int, name: str) -> Deed:
        return Deed(words="Ouvrir", act=partial(self._view.page.show_parent, path_id), name=name)


def _at_most(rows: Sequence[Row]) -> list[Row]:
    """The first ones, and how many are left; one more takes no more room than saying so."""
    if len(rows) <= MOST + 1:
        return list(rows)
    left = french.plural(len(rows) - MOST, "autre", "autres")
    return [*rows[:MOST], Row(text=f"et {left}", tone="muted")]


def meeting_words(one: Meeting) -> str:
    """« 10 h, concertation avec des partenaires », by its title where it has one."""
    what = one.title or ("concertation avec des partenaires" if one.with_partners else "concertation interne")
    return what if one.start is None else f"{french.hour(one.start)}, {what}"
