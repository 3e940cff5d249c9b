"""What the door says of a child in words (mots du pointage): hours, state, who may collect."""

from collections.abc import Sequence

from app.care.attendance import AttendedSpan
from app.care.door import Door, DoorLine, DoorState
from app.families.records import Gender, Group
from app.families.surroundings import Collector, Surroundings
from app.spans import DAY
from ui import codes, french
from ui.theme import Tone

LATE_MINUTES = 5
"""A child is told late in amber from here on: two minutes are no lateness."""


def own_stays(line: DoorLine, door: Door) -> list[AttendedSpan]:
    """The stays that began on the door's day; a night's, begun on the eve, is another day's record."""
    return [stay for stay in line.stays if stay.day == door.day]


def planned(line: DoorLine, minute: int) -> str:
    """The reserved hours; on a split day those of now, and the others counted: « 13 h–17 h (2 plages) »."""
    if not line.reserved:
        return "sans réservation"
    if len(line.reserved) == 1:
        return french.span(*line.reserved[0])
    if not 0 <= minute < DAY:
        return french.spans(line.reserved)
    ahead = next((span for span in line.reserved if span.end > minute), line.reserved[-1])
    return f"{french.span(*ahead)} (en {french.number(len(line.reserved))} fois)"


Status = tuple[str, Tone, str]
"""Words, tone, and the sign before them ("" for none)."""


def status(line: DoorLine, door: Door) -> Status:
    """What stands after the hours."""
    if line.state is DoorState.PRESENT:
        here = line.stays[-1]
        since = "hier " if here.day != door.day else ""
        return f"arrivée {since}à {french.hour(here.arrived)}", "fine", "check"
    if line.state is DoorState.LEFT:
        today = 0 <= door.minute < DAY
        left = line.stays[-1].left or 0
        return (f"départ à {french.hour(left)}" if today else _attended(line)), "fine", "check"
    if line.absence is not None and line.state is DoorState.ABSENT:
        reason = codes.REASON_WORDS[line.absence.reason]
        named = reason if "absence" in reason else f"absence{french.NBSP}: {reason}"
        return named, "muted", "close"
    if line.state is DoorState.NOT_RECORDED:
        return _not_recorded(line)
    return awaited(line, door.minute)


def _not_recorded(line: DoorLine) -> Status:
    opened = next((stay for stay in line.stays if stay.left is None), None)
    if opened is None:
        return "présence non notée", "amber", "question"
    return f"arrivée à {french.hour(opened.arrived)}, départ non noté", "alert", "alert"


def awaited(line: DoorLine, minute: int) -> Status:
    """« 17 min de retard », « dans 13 min »; nothing on a day to come."""
    if line.due is None or minute < 0:
        return "", "muted", ""
    if line.state is DoorState.EXPECTED:
        return f"dans {french.duration(line.due - minute)}", "muted", ""
    late = minute - line.due
    words = f"{french.duration(late)} de retard" if late else "c’est l’heure"
    return words, ("amber" if late >= LATE_MINUTES else "muted"), ""


def _attended(line: DoorLine) -> str:
    return french.spans([(stay.arrived, stay.left) for stay in line.stays if stay.left is not None])


def collectors(around: Surroundings) -> str:
    """« Repart avec mère, père, Jeanne Roy », « Repart avec mère seulement »."""
    if not around.collectors:
        return "Personne n’est noté pour repartir avec"
    parents = [one for one in around.collectors if one.parent]
    said = [_collector(one, parents) for one in around.collectors]
    return f"Repart avec {', '.join(said)}{' seulement' if around.restricted else ''}"


def _collector(one: Collector, parents: list[Collector]) -> str:
    if one.parent:
        word = {Gender.WOMAN: "mère", Gender.MAN: "père"}.get(one.gender) if one.gender else None
        alike = sum(other.gender == one.gender for other in parents)
        return word if word and alike == 1 else one.name
    return f"{one.name} ({one.relation})" if one.relation else one.name


def counts(door: Door) -> str:
    """« 21 présents, 3 attendus », on a past day « 24 présents, 7 absents, 1 non noté »."""
    away = french.plural(door.count(DoorState.ABSENT), "absent")
    if not 0 <= door.minute < DAY:
        if door.minute < 0:
            return f"{french.plural(door.planned, 'enfant prévu', 'enfants prévus')}, {away}"
        missing = door.count(DoorState.NOT_RECORDED)
        said = [french.plural(door.count(DoorState.LEFT), "présent"), away]
        return ", ".join([*said, *([french.plural(missing, "non noté", "non notés")] if missing else [])])
    if not door.lines:
        return "aucun enfant prévu"
    here = french.plural(door.count(DoorState.PRESENT), "présent")
    due = french.plural(door.count(DoorState.LATE), "attendu")
    return f"{here}, {due} sur {french.plural(door.planned, 'prévu')}"


def group_counts(lines: Sequence[DoorLine], minute: int) -> str:
    """« 7 / 9 »: here of those who should be by now; on another day, attended of those planned."""
    if 0 <= minute < DAY:
        here = {line.child.id for line in lines if line.state is DoorState.PRESENT}
        due = here | {line.child.id for line in lines if line.state is DoorState.LATE}
    else:
        here = {line.child.id for line in lines if line.state is DoorState.LEFT}
        due = {line.child.id for line in lines}
    return f"{len(here)}{french.NBSP}/{french.NBSP}{len(due)}"


def group_key(group: Group | None) -> str:
    """How the filter names a group."""
    return str(group.id) if group else "none"


def group_choices(door: Door) -> list[tuple[str, str]]:
    """The filter's segments: all, then each group with its counts where there are several."""

    def said(name: str, lines: Sequence[DoorLine]) -> str:
        return f"{name}   {group_counts(lines, door.minute)}"

    found = [
        (group_key(group), said(group.name if group else "Sans groupe", lines))
        for group, lines in door.groups()
    ]
    return [("", said("Tous", door.lines)), *(found if len(found) > 1 else [])]


def spoken(line: DoorLine, door: Door) -> str:
    """The whole card for a screen reader."""
    said = [line.child.name, planned(line, door.minute), status(line, door)[0], collectors(line.around)]
    if line.around.allergies:
        said.insert(1, f"allergies{french.NBSP}: {', '.join(line.around.allergies)}")
    return ". ".join(part for part in said if part)
