"""Sentences of the insertion's pages (phrases): situations, hours of work and care, engagements (no Qt)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from app.insertion.actions import ActionOwner
from app.insertion.care_requests import CareRequest, RequestAnswer
from app.insertion.situations import Situation
from app.spans import Span
from ui import french, insertion_codes

if TYPE_CHECKING:
    from app.insertion.parent_sheet import ParentSheet

NBSP = french.NBSP
TO_RECORD = "à renseigner"
"""Of an interview or a meeting that is over and has no state."""
YES_NO = {
    "france_travail": ("inscription à France Travail", "pas d’inscription à France Travail"),
    "single_parent": ("parent seul", "en couple"),
    "rsa": ("RSA", "sans RSA"),
    "qpv": ("quartier prioritaire", "hors quartier prioritaire"),
}


def situation_facts(one: Situation) -> dict[str, str]:
    """Each known fact in words, by field."""
    facts = {"work": insertion_codes.WORK[one.work]}
    if one.jobless_since is not None:
        facts["jobless_since"] = f"sans emploi depuis {french.month(one.jobless_since)}"
    if one.education is not None:
        facts["education"] = insertion_codes.EDUCATION[one.education]
    for name, (yes, no) in YES_NO.items():
        value = getattr(one, name)
        if value is not None:
            facts[name] = yes if value else no
    if one.driving is not None:
        facts["driving"] = insertion_codes.DRIVING[one.driving]
    return facts


def situation_changes(now: Any, before: Any) -> tuple[str, str]:
    """What a snapshot says that the one before did not, and what that one said; the first says all it knows."""
    assert isinstance(now, Situation)
    known = situation_facts(now)
    former = situation_facts(before) if isinstance(before, Situation) else {}
    fresh = {name: words for name, words in known.items() if former.get(name) != words} or known
    was = [former[name] for name in fresh if name in former and former[name] != fresh[name]]
    return ", ".join(fresh.values()), ", ".join(was)


def week_words(week: Mapping[int, Sequence[Span]]) -> str:
    """« du lundi au vendredi 8 h–16 h », « lun., mer. 8 h–16 h ; ven. 8 h–12 h »: weekdays of equal hours together."""
    by_hours: dict[str, list[int]] = {}
    for weekday, spans in sorted(week.items()):
        if spans:
            by_hours.setdefault(french.spans(spans), []).append(weekday)
    return f"{NBSP}; ".join(f"{_weekdays(days)} {hours}" for hours, days in by_hours.items())


def _weekdays(days: Sequence[int]) -> str:
    """In order; three or more without a gap by their first and last."""
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"du {french.WEEKDAYS[days[0]]} au {french.WEEKDAYS[days[-1]]}"
    return ", ".join(french.WEEKDAYS_SHORT[day] for day in days)


def hours_words(first: date, last: date | None, week: Mapping[int, Sequence[Span]]) -> str:
    """« mardi 24 novembre, 7 h 30–8 h 30 », « du 1er au 5 décembre 2026, lun., mar. 9 h–17 h »."""
    if first == last:
        return f"{french.day_of_week(first)}, {french.spans(week.get(first.weekday(), ()))}"
    when = f"à partir du {french.day(first)}" if last is None else french.period(first, last)
    return f"{when}, {week_words(week)}"


def care_words(request: CareRequest, sheet: "ParentSheet") -> str:
    """« Accueil accepté par Claire Ménard le 20 novembre », « Accueil demandé le 18 novembre, en attente… »."""
    child = next((one for one in sheet.children if one.id == request.child_id), None)
    whose = f" {french.elided('de', child.first_name)}" if child and len(sheet.children) > 1 else ""
    who = sheet.users.get(request.user_id or 0)
    by = f" par {who.name}" if who else ""
    when = f" le {french.day_and_month(request.answered_on)}" if request.answered_on else ""
    match request.answer:
        case RequestAnswer.ACCEPTED:
            return f"Accueil{whose} accepté{by}{when}"
        case RequestAnswer.DECLINED:
            return f"Accueil{whose} refusé{by}{when}{NBSP}: {request.reason}"
        case RequestAnswer.WITHDRAWN:
            return f"Demande d’accueil{whose} retirée"
    return f"Accueil{whose} demandé le {french.day_and_month(request.asked_on)}, en attente de la direction"


def by_whom(owner: ActionOwner) -> str:
    """« , ensemble », « , par un partenaire »; nothing for the parent, whose plan it is."""
    if owner is ActionOwner.PARENT:
        return ""
    if owner is ActionOwner.TOGETHER:
        return ", ensemble"
    return f", par {insertion_codes.OWNERS[owner]}"


def term_words(term: date, today: date) -> str:
    """« se termine dans 12 jours, le 5 décembre », « est arrivé à son terme le 20 novembre »."""
    left = (term - today).days
    when = french.day_and_month(term)
    if left < 0:
        return f"s’est terminé il y a {french.plural(-left, 'jour')}, le {when}"
    soon = {0: "aujourd’hui", 1: "demain"}.get(left) or f"dans {french.plural(left, 'jour')}"
    return f"se termine {soon}, le {when}"


def reached(phone: str | None, email: str | None) -> str:
    """« 06 39 98 98 06, vasseur@courriel.example »; a number is not parted at a line's end."""
    return ", ".join(filter(None, (phone and phone.replace(" ", NBSP), email)))
