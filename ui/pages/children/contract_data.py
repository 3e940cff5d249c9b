"""What the contrat d'accueil says, gathered from the sheet and the crèche's own rules; amounts are left to fill in."""

from datetime import date

from app.care.attendance import AbsenceReason
from app.care.enrolments import Enrolment, Kind
from app.care.schedules import Turn, WeekPattern
from app.care.weeks import Weeks, week_name
from app.dated import latest
from app.families.child_sheet import ChildSheet, EnrolmentEntry, HomeEntry
from app.session import Session
from app.settings import Settings, is_demonstration, settings_on
from app.settings_catalogue import REASONS, ROUNDING, AdaptationBilling
from app.structure.records import Closure, Identity
from ui import french
from ui.pdf.contract import Contract, ContractHome
from ui.pdf.contract_weeks import ContractWeek

BILLING = {
    AdaptationBilling.NORMAL: "facturées normalement",
    AdaptationBilling.REAL_HOURS: "facturées aux heures réelles",
    AdaptationBilling.FREE: "offertes",
}
ROUNDINGS = dict(ROUNDING.choices)


def contract_of(session: Session, sheet: ChildSheet, entry: EnrolmentEntry) -> Contract:
    """The data of the paper, read beforehand: drawing needs no file."""
    enrolment, today = entry.enrolment, session.clock.day()
    start = max(enrolment.first_day, min(today, enrolment.last_day))
    identity = latest(session.store.find(Identity), start)
    settings = settings_on(session, start)
    pattern, weeks = _weeks(entry, start)
    return Contract(
        creche=identity.name if identity else "La crèche",
        manager=identity.manager if identity else None,
        address=_joined(identity.address, identity.postcode, identity.commune) if identity else None,
        child=sheet.child.name,
        birth_day=sheet.child.birth_day,
        homes=tuple(_home(sheet, home) for home in sheet.homes),
        kind=enrolment.kind,
        first_day=enrolment.first_day,
        last_day=enrolment.last_day,
        adaptation=_adaptation(enrolment),
        adaptation_billing=BILLING[settings.adaptation],
        weeks=() if weeks is None else tuple(_week(weeks, week) for week in range(weeks.weeks)),
        turn=None if pattern is None or weeks is None else turn_words(pattern, weeks),
        closures=_closures(session, enrolment),
        rules=_rules(settings),
        demonstration=is_demonstration(session.store),
    )


def _weeks(entry: EnrolmentEntry, day: date) -> tuple[WeekPattern | None, Weeks | None]:
    pattern = latest((pattern for pattern, _ in entry.weeks), day)
    if pattern is None and entry.weeks:
        return entry.weeks[0]
    return pattern, next((weeks for one, weeks in entry.weeks if one == pattern), None)


def _week(weeks: Weeks, number: int) -> ContractWeek:
    days: list[list[tuple[int, int]]] = [[] for _ in range(7)]
    for span in weeks.spans:
        if span.week == number:
            days[span.weekday].append((span.start, span.end))
    name = week_name(number) if weeks.weeks > 1 else "Semaine"
    return ContractWeek(name=name, days=tuple(tuple(day) for day in days))


def turn_words(pattern: WeekPattern, weeks: Weeks) -> str | None:
    """How several weeks take turns, in a sentence."""
    if weeks.weeks == 1:
        return None
    if weeks.turn is Turn.ISO_PARITY:
        return "La semaine A est celle des semaines impaires de l’année, la B celle des paires."
    return f"Les semaines se suivent dans l’ordre\u00a0; le {french.day_long(pattern.anchor)} ouvre une semaine A."


def _home(sheet: ChildSheet, entry: HomeEntry) -> ContractHome:
    home = entry.home
    living = [one.parent for one in sheet.parents if one.home.id == home.id]
    return ContractHome(
        parents=tuple(parent.name for parent in living if parent.ended_on is None),
        address=_joined(home.address, home.postcode, home.commune),
        caf_number=home.caf_number,
        pays=home.id == sheet.child.billing_home_id,
    )


def _joined(address: str | None, postcode: str | None, commune: str | None) -> str | None:
    place = " ".join(filter(None, (postcode, commune)))
    return ", ".join(filter(None, (address, place))) or None


def _adaptation(enrolment: Enrolment) -> tuple[date, date] | None:
    first, last = enrolment.adaptation_first_day, enrolment.adaptation_last_day
    return None if first is None or last is None else (first, last)


def _closures(session: Session, enrolment: Enrolment) -> str | None:
    """The whole days closed during the contract, those known today."""
    found = session.store.touching(Closure, enrolment.first_day, enrolment.last_day)
    days = [french.period(one.first_day, one.last_day) for one in found if one.start is None]
    return french.capitalised(french.listed(days)) if days and enrolment.kind is Kind.REGULAR else None


def _rules(settings: Settings) -> tuple[str, ...]:
    reasons = [REASONS[reason] for reason in AbsenceReason if reason in settings.deductible]
    rules = [f"Les heures sont comptées {ROUNDINGS[settings.rounding]}."]
    if reasons:
        rules.append(f"Sont déduites de la facture\u00a0: {french.listed(reasons)}.")
    if AbsenceReason.ILLNESS_CERTIFIED in settings.deductible and settings.waiting_days:
        days = french.plural(settings.waiting_days, "premier jour", "premiers jours")
        rules.append(
            f"Pour une maladie avec certificat, {'le' if settings.waiting_days == 1 else 'les'} {days} "
            f"{'reste facturé' if settings.waiting_days == 1 else 'restent facturés'}."
        )
    if AbsenceReason.HOLIDAY in settings.deductible and settings.announced_days:
        notice = french.plural(settings.announced_days, "jour")
        rules.append(f"Un congé est déduit s’il est annoncé au moins {notice} avant son premier jour.")
    return tuple(rules)
