"""An emergency's answer in words (réponse en mots): the two checks, each change with its cost, free hours (no Qt)."""

from typing import Literal, NamedTuple

from app.care.care_check import Finding
from app.planning.emergency import Answer
from app.planning.free_slots import FreeSlot
from app.planning.rota_changes import HowChanged, RotaChange
from app.planning.rota_options import RotaOption
from ui import french
from ui.french import NBSP

Tone = Literal["fine", "amber", "alert", "muted"]
LAWFUL = "Repos de 11 h et journée de 10 h respectés".replace(" h", f"{NBSP}h")


class Told(NamedTuple):
    """A check: how it stands, in a few words, and the figures behind."""

    tone: Tone
    head: str
    detail: str


def from_to(start: int, end: int) -> str:
    """« de 9 h 15 à 12 h »."""
    return f"de {french.hour(start)} à{NBSP}{french.hour(end)}"


def verdict_words(answer: Answer) -> str:
    """The answer's sentence as a screen shows it."""
    return answer.sentence.replace(" : ", f"{NBSP}: ")


def places_told(answer: Answer) -> Told:
    """« Places : 4 libres au plus chargé », « 26 enfants sur 30 de 9 h 15 à 12 h »."""
    places = answer.places
    if places is None:
        return Told("muted", f"Places{NBSP}: agrément non renseigné", "Notez-le dans Paramètres, Agrément.")
    when = from_to(places.start, places.end)
    children = french.plural(places.children, "enfant")
    if places.children > places.most:
        return Told(
            "alert",
            f"Places{NBSP}: {french.plural(places.children - places.most, 'enfant')} de trop",
            f"{children} {when}, {places.most} au plus",
        )
    if places.free < 0:
        beyond = french.plural(-places.free, "enfant")
        return Told(
            "amber",
            f"Surnombre permis{NBSP}: {beyond} au-delà",
            f"{children} pour {french.plural(places.places, 'place')} {when}, permis jusqu’à {places.most}",
        )
    left = french.plural(places.free, "libre") if places.free else "aucune libre"
    return Told("fine", f"Places{NBSP}: {left} au plus chargé", f"{children} sur {places.places} {when}")


def adults_told(answer: Answer) -> Told:
    """« Adultes : il en manque 1 de 7 h 30 à 8 h », « 14 enfants, 3 nécessaires, 2 prévus »."""
    if not answer.adults.known:
        return Told(
            "muted", f"Adultes{NBSP}: horaires non notés", "Notez les horaires de ce jour pour le vérifier."
        )
    if not answer.shortages:
        most = max((need for *_, need in answer.adults.needed), default=0)
        return Told(
            "fine",
            f"Adultes{NBSP}: aucun manque",
            f"{french.plural(most, 'nécessaire')} au plus chargé du jour",
        )
    first, *others = answer.shortages
    detail = _crowd(first)
    if others:
        detail += "".join(f" · et {_missing(one)} {from_to(one.start, one.end)}" for one in others)
    return Told(
        "alert",
        f"Adultes{NBSP}: il en manque {_missing(first)} {from_to(first.start, first.end)}",
        detail,
    )


def _missing(short: Finding) -> int:
    return short.needed - short.present


def _crowd(short: Finding) -> str:
    there = french.plural(short.present, "prévu") if short.present else "aucun prévu"
    needed = french.plural(short.needed, "nécessaire")
    return f"{french.plural(short.children, 'enfant')}, {needed}, {there}"


def option_head(option: RotaOption) -> str:
    """« Avancer Élodie Fournier », « Prolonger Ana Bé et appeler Zoé Ka »."""
    words = [_deed(change) for change in option.changes]
    return french.listed([words[0], *(word[:1].lower() + word[1:] for word in words[1:])])


def _deed(change: RotaChange) -> str:
    match change.how:
        case HowChanged.MOVED:
            verb = "Avancer" if change.after[0].start < change.before[0].start else "Retarder"
        case HowChanged.EXTENDED:
            verb = "Prolonger"
        case HowChanged.CALLED_IN:
            verb = "Appeler"
    return f"{verb} {change.member.name}"


def option_details(option: RotaOption) -> list[str]:
    """« 7 h 15–14 h 45 au lieu de 8 h–15 h 30 », and what passes the contract's week."""
    several = len(option.changes) > 1
    lines = []
    for change in option.changes:
        after = french.spans(change.after)
        before = f"au lieu de {french.spans(change.before)}" if change.before else "libre ce jour-là"
        who = f"{change.member.first_name}{NBSP}: " if several else ""
        lines.append(f"{who}{after} {before}" if change.before else f"{who}{after}, {before}")
        if change.overrun and change.minutes > 0:
            lines.append(f"{french.duration(change.overrun)} au-delà du contrat de la semaine")
    return lines


def cost_words(minutes: int) -> str:
    """« + 0 min », « + 1 h 45 », « − 30 min »."""
    sign = "\u2212" if minutes < 0 else "+"
    return f"{sign}{NBSP}{french.duration(abs(minutes))}"


def without_change(answer: Answer) -> str:
    """What accepting with the rota as it is would leave."""
    worst = max(answer.shortages, key=_missing)
    adults = french.plural(_missing(worst), "adulte")
    return f"il manquera {adults} {from_to(worst.start, worst.end)}"


def accept_words(option: RotaOption | None) -> str:
    """« Accepter », « Accepter les deux »: the child and the change."""
    count = len(option.changes) if option else 0
    return ("Accepter", "Accepter les deux", "Accepter les trois")[count]


def slot_words(slot: FreeSlot) -> str:
    """« mardi 24 novembre, 8 h–10 h »."""
    return f"{french.day_of_week(slot.day)}, {french.spans(slot.spans)}"


def chart_words(answer: Answer) -> str:
    """The chart for a screen reader: the two checks."""
    checks = (places_told(answer), adults_told(answer))
    return " ".join(f"{one.head}, {one.detail}." for one in checks)
