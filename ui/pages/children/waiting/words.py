"""A request for a place in words (mots de la liste d'attente): its columns, its reasons, what was decided."""

from collections.abc import Callable, Mapping
from datetime import date

from app.admission.desk import AdmissionLine
from app.admission.priorities import PRIORITIES
from app.admission.records import AdmissionDecision, RequestState, Why
from app.search import fold
from app.users import User
from ui import french, theme
from ui.table import Column
from ui.waiting_codes import VERDICTS, WHYS

NBSP = french.NBSP
STATES: Mapping[RequestState, tuple[str, theme.Tone]] = {
    RequestState.WAITING: ("en attente", "action"),
    RequestState.ADMITTED: ("admission", "fine"),
    RequestState.DECLINED: ("refus", "muted"),
    RequestState.WITHDRAWN: ("retrait", "muted"),
}
DECLINE_WHYS = (Why.NO_PLACE, Why.HOURS, Why.STAFF, Why.OTHERS_FIRST, Why.AGE, Why.OTHER)
WITHDRAW_WHYS = (Why.ELSEWHERE, Why.NO_ANSWER, Why.MOVED, Why.OTHER)


def points_text(line: AdmissionLine) -> str:
    """« parent seul 3, quartier prioritaire 2 »."""
    return ", ".join(f"{PRIORITIES[one.priority]}{NBSP}{one.points}" for one in line.points)


def fit_text(line: AdmissionLine) -> str:
    """« la semaine tient », « saturé mardi 8 h–9 h », and how many more where there are several."""
    if line.fit is None:
        return ""
    if line.fit.fits:
        return "✓ la semaine tient"
    first, *more = line.fit.clashes
    return f"▲ {first.sentence}{f', et {len(more)} de plus' if more else ''}"


def decided_text(line: AdmissionLine) -> str:
    """« refus le 20/11/2026 : pas de place »."""
    if not line.decisions:
        return ""
    return decision_text(line.decisions[-1], short=True)


def decision_text(one: AdmissionDecision, *, short: bool = False) -> str:
    """« refus le 20 novembre 2026 : pas de place »."""
    day = french.day_figures(one.day) if short else french.day(one.day)
    verdict = STATES[RequestState(one.verdict)][0] if short and one.verdict.value in set(RequestState) else ""
    said = f"{verdict or VERDICTS[one.verdict]} le {day}"
    return f"{said}{NBSP}: {WHYS[one.why]}" if one.why is not None else said


def decision_note(one: AdmissionDecision, users: Mapping[int, User]) -> str:
    """« par Claire Ménard · rappeler en mai »."""
    who = users.get(one.user_id)
    return " · ".join(filter(None, (f"par {who.name}" if who else "", one.note or "")))


def outcome_text(line: AdmissionLine) -> str:
    """The last column: whether the week fits, or what was decided."""
    return fit_text(line) if line.is_waiting else decided_text(line)


def outcome_tone(line: AdmissionLine) -> theme.Tone:
    if not line.is_waiting:
        return STATES[line.request.state][1]
    return "fine" if line.fit is not None and line.fit.fits else "amber"


def outcome_hint(line: AdmissionLine) -> str:
    """All of the clashes."""
    if line.fit is not None and line.fit.clashes:
        return french.listed([one.sentence for one in line.fit.clashes])
    return outcome_text(line)


def columns(today: Callable[[], date]) -> tuple[Column[AdmissionLine], ...]:
    """Of the list; `SPARED` give way to the card."""
    return (
        Column(title="Rang", text=lambda line: str(line.rank or ""), key=_order, width=56, right=True),
        Column(title="Enfant", text=lambda line: line.request.name,
               key=lambda line: (fold(line.request.last_name), fold(line.request.first_name)), width=150,
               hint=lambda line: line.request.name),
        Column(title="Âge", text=lambda line: french.age(line.request.birth_day, today()) or "à naître",
               key=lambda line: -line.request.birth_day.toordinal(), width=112,
               about=lambda line: french.day(line.request.birth_day)),
        Column(title="Demande", text=lambda line: french.day_figures(line.request.asked_on),
               key=lambda line: line.request.asked_on, width=98),
        Column(title="À partir du", text=lambda line: french.day_figures(line.request.wanted_from),
               key=lambda line: line.request.wanted_from, width=98),
        Column(title="Points", text=lambda line: str(line.score), key=lambda line: -line.score, width=62,
               right=True, about=points_text),
        Column(title="Critères", text=points_text, hint=points_text, width=220),
        Column(title="Place ou décision", text=outcome_text, tone=outcome_tone, hint=outcome_hint),
    )  # fmt: skip


def _order(line: AdmissionLine) -> tuple[bool, int]:
    newest = line.decisions[-1].day.toordinal() if line.decisions else 0
    return line.rank is None, line.rank or -newest


SPARED = (2, 3, 4, 6)
"""Columns that the card tells too, left out where the room is short."""
NEEDED = 860
"""Pixels for all of them."""
