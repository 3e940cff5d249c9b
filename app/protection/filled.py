"""The crèche's own part of its register (part de la crèche au registre): a legal basis each, two durations.

No source gives them: they are empty until the director writes them. They are settings under keys of their own, one
row a key: the register is that of today, the journal tells what it said before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.errors import InvalidEntry
from app.session import Session
from app.settings import Setting
from app.users import Right
from app.wording import quoted

TO_FILL = "à compléter dans Paramètres, Protection des données"
"""What the register says in place of an answer that is not given yet."""
MOST_MONTHS = 600


class Activity(StrEnum):
    """Which line of the register."""

    CHILDREN = "children"
    HEALTH = "health"
    ADMISSION = "admission"
    INSERTION = "insertion"
    REPORTS = "reports"
    STAFF = "staff"
    ACCOUNTS = "accounts"


class LegalBasis(StrEnum):
    """Why it is lawful (art. 6, 1, RGPD), by the letter of the text."""

    CONSENT = "art6_a"
    CONTRACT = "art6_b"
    LEGAL_OBLIGATION = "art6_c"
    VITAL_INTERESTS = "art6_d"
    PUBLIC_TASK = "art6_e"
    LEGITIMATE_INTERESTS = "art6_f"


TITLES: Mapping[Activity, str] = {
    Activity.CHILDREN: "Accueil des enfants",
    Activity.HEALTH: "Santé de l’enfant",
    Activity.ADMISSION: "Liste d’attente",
    Activity.INSERTION: "Suivi d’insertion",
    Activity.REPORTS: "Rapports et déclarations à la Caf",
    Activity.STAFF: "Équipe et horaires",
    Activity.ACCOUNTS: "Comptes, journal et droits des personnes",
}
COUNTED_FROM: Mapping[Activity, str] = {
    Activity.STAFF: "après le départ de la personne",
    Activity.ACCOUNTS: "après la fermeture du compte ou la remise du dossier",
}
"""The lines whose duration no other setting holds, and from when it is counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """What the director wrote; what is not there is still to fill."""

    bases: Mapping[Activity, LegalBasis] = field(default_factory=dict)
    months: Mapping[Activity, int] = field(default_factory=dict)


NOTHING = Filled()


def basis_key(activity: Activity) -> str:
    """The setting that holds its legal basis."""
    return f"register.basis.{activity}"


def months_key(activity: Activity) -> str:
    """The setting that holds its duration."""
    return f"register.months.{activity}"


LABELS: Mapping[str, str] = {
    **{basis_key(one): f"Registre, {title}\u00a0: base légale" for one, title in TITLES.items()},
    **{months_key(one): f"Registre, {TITLES[one]}\u00a0: conservation, en mois" for one in COUNTED_FROM},
}
"""By key: how the journal names them."""


def filled_in(session: Session) -> Filled:
    """What the open file holds. Raises InvalidEntry on a stored text that is no answer."""
    rows: Iterable[Setting] = session.store.find(Setting, key=list(LABELS))
    texts = {row.key: row.value for row in sorted(rows, key=lambda row: (row.first_day, row.id))}
    return Filled(
        bases={one: _basis(texts[key]) for one in Activity if (key := basis_key(one)) in texts},
        months={one: _months(texts[key]) for one in COUNTED_FROM if (key := months_key(one)) in texts},
    )


def fill_register(session: Session, activity: Activity, basis: LegalBasis | None, months: int | None) -> None:
    """Writes the crèche's part of that line; None leaves it to fill. Raises InvalidEntry, field "months"."""
    session.require(Right.PROTECT_DATA)
    if months is not None:
        if activity not in COUNTED_FROM:
            raise InvalidEntry(
                f"La durée de {quoted(TITLES[activity])} se change dans « Règles de calcul ».", field="months"
            )
        _months(str(months))
    with session.store.atomic("fill_register", f"pour {quoted(TITLES[activity])}"):
        _put(session, basis_key(activity), None if basis is None else str(basis))
        if activity in COUNTED_FROM:
            _put(session, months_key(activity), None if months is None else str(months))


def _put(session: Session, key: str, text: str | None) -> None:
    rows = sorted(session.store.find(Setting, key=key), key=lambda row: (row.first_day, row.id))
    if text is None:
        for row in rows:
            session.store.remove(row)
    elif not rows:
        session.store.add(Setting(key=key, first_day=session.clock.day(), value=text))
    elif rows[-1].value != text:
        session.store.change(replace(rows[-1], value=text))


def _basis(text: str) -> LegalBasis:
    try:
        return LegalBasis(text)
    except ValueError:
        raise InvalidEntry(f"« {text} » n’est pas une base légale de l’article 6.", field="basis") from None


def _months(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MOST_MONTHS:
        return int(text)
    raise InvalidEntry(f"La conservation est un nombre entier de mois, de 1 à {MOST_MONTHS}.", field="months")
