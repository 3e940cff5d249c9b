"""A partner in words (mots de l'annuaire): the columns of the directory, its kinds, how to reach somebody."""

from collections import Counter
from collections.abc import Sequence

from app.insertion.partners import OrganisationKind, Partner, PartnerContact
from app.search import fold
from ui import french, insertion_codes
from ui.table import Column

EVERY, GONE = "", "gone"


def kind_text(partner: Partner) -> str:
    """« Organisme de formation »."""
    return french.capitalised(insertion_codes.ORGANISATION_KINDS[partner.organisation.kind])


def contacts_text(partner: Partner) -> str:
    """Whom to call there, by name."""
    return ", ".join(one.name for one in partner.contacts if one.ended_on is None)


COLUMNS = (
    Column[Partner](
        title="Nom",
        text=lambda one: one.organisation.name,
        hint=lambda one: one.organisation.name,
        width=222,
    ),
    Column[Partner](title="Type", text=kind_text, hint=kind_text, width=168),
    Column[Partner](title="Téléphone", text=lambda one: one.organisation.phone or "", width=112),
    Column[Partner](title="Contacts", text=contacts_text, hint=contacts_text),
)


def choices(partners: Sequence[Partner]) -> list[tuple[str, str]]:
    """What the list can be cut down to: (key, words) of all, of each kind there is, of those that have left."""
    active = [one for one in partners if one.is_active]
    counted = Counter(one.organisation.kind for one in active)
    kinds = sorted(counted, key=lambda kind: fold(insertion_codes.ORGANISATION_KINDS[kind]))
    gone = len(partners) - len(active)
    return [
        (EVERY, f"Tous les types {len(active)}"),
        *((kind.value, f"{_capitalised(kind)} {counted[kind]}") for kind in kinds),
        *([(GONE, f"Retirés de l’annuaire {gone}")] if gone else []),
    ]


def _capitalised(kind: OrganisationKind) -> str:
    return french.capitalised(insertion_codes.ORGANISATION_KINDS[kind])


def is_kept(partner: Partner, key: str) -> bool:
    """Whether the list shows it when it is cut down so."""
    if key == GONE or not partner.is_active:
        return key == GONE and not partner.is_active
    return key in {EVERY, partner.organisation.kind.value}


def contact_note(one: PartnerContact) -> str:
    """What somebody does there, then how to reach them, a line each."""
    return "\n".join(filter(None, (one.function, one.phone, one.email)))
