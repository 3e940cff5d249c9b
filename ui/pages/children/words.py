"""A contract in words (contrat d'accueil): its kind, its days, what was noted with it."""

from app.care.enrolments import Enrolment, Kind
from ui import codes, french


def kind_words(kind: Kind) -> str:
    """After « accueil »."""
    return "d’urgence" if kind is Kind.EMERGENCY else codes.KINDS[kind]


def contract_words(enrolment: Enrolment) -> str:
    """« Accueil régulier, du 1er septembre 2026 au 31 juillet 2027 »."""
    return f"Accueil {kind_words(enrolment.kind)}, {french.period(enrolment.first_day, enrolment.last_day)}"


def contract_facts(enrolment: Enrolment) -> str:
    """« adaptation du 1er au 5 septembre 2026 · signé le 20 août 2026 »."""
    facts = []
    if enrolment.adaptation_first_day is not None:
        facts.append(
            f"adaptation {french.period(enrolment.adaptation_first_day, enrolment.adaptation_last_day)}"
        )
    if enrolment.signed_on is not None:
        facts.append(f"signé le {french.day(enrolment.signed_on)}")
    else:
        facts.append("signature à noter")
    if enrolment.end_reason is not None:
        facts.append(f"fin anticipée\u00a0: {enrolment.end_reason}")
    return " · ".join(facts)
