"""Partners of the demonstration (annuaire des partenaires): who prescribes, trains or hires, and whom to call there."""

import random
from dataclasses import dataclass, field, replace

from app.demonstration.frame import Frame
from app.insertion.partners import Organisation, OrganisationKind, PartnerContact, Prescriber
from app.search import fold
from app.store import Store

MAIL = "courriel.example"


@dataclass(frozen=True, kw_only=True, slots=True)
class Agency:
    """An organisation and its people, each with what they do; the first one receives the parents."""

    kind: OrganisationKind
    name: str
    people: tuple[tuple[str, str], ...]
    address: str | None = None
    note: str | None = None


AGENCIES = (
    Agency(
        kind=OrganisationKind.FRANCE_TRAVAIL,
        name="France Travail, agence des Tilleuls",
        people=(
            ("M. Le Guen", "conseiller, accompagnement global"),
            ("Mme Ben Salah", "conseillère entreprises"),
        ),
        address="17, avenue du Stade, 21000 Dijon",
    ),
    Agency(
        kind=OrganisationKind.MISSION_LOCALE,
        name="Mission locale de l’Ouche",
        people=(("M. Vasseur", "conseiller en insertion"), ("Mme Jouve", "conseillère en insertion")),
        address="3, place du Marché, 21300 Chenôve",
    ),
    Agency(
        kind=OrganisationKind.CAF,
        name="Caf, pôle des familles",
        people=(("Mme Perrin", "travailleuse sociale"),),
    ),
    Agency(
        kind=OrganisationKind.DEPARTEMENT,
        name="Espace solidarités du Stade",
        people=(("Mme N’Diaye", "référente RSA"), ("M. Hernandez", "assistant social")),
    ),
    Agency(
        kind=OrganisationKind.CAP_EMPLOI,
        name="Cap emploi, antenne de Dijon",
        people=(("Mme Lœwenbruck", "chargée de mission"),),
    ),
    Agency(
        kind=OrganisationKind.PLIE,
        name="PLIE du Grand Est dijonnais",
        people=(("Mme Quéré", "référente de parcours"),),
        note="Comité d’accès le premier jeudi du mois.",
    ),
    Agency(
        kind=OrganisationKind.CCAS,
        name="CCAS de Dijon",
        people=(("M. Zieliński", "instructeur logement"),),
    ),
    Agency(
        kind=OrganisationKind.PMI,
        name="PMI, secteur des Écoles",
        people=(("Mme Sẽna", "puéricultrice"),),
    ),
    Agency(
        kind=OrganisationKind.TRAINING_BODY,
        name="Ateliers du Canal",
        people=(
            ("Mme Castaing", "responsable des formations sanitaires"),
            ("M. Obame", "formateur, français et calcul"),
        ),
        address="28, rue d’Auxonne, 21000 Dijon",
    ),
    Agency(
        kind=OrganisationKind.EMPLOYER,
        name="Clinique Saint-Luc",
        people=(
            ("Mme Bœuf", "responsable de la restauration"),
            ("M. Åkesson", "ressources humaines"),
        ),
        note="Deux équipes : 6 h 30–14 h et 12 h 30–20 h.",
    ),
    Agency(
        kind=OrganisationKind.EMPLOYER,
        name="Hôtel du Cèdre",
        people=(("Mme Delaître", "gouvernante générale"),),
    ),
    Agency(
        kind=OrganisationKind.TEMP_AGENCY,
        name="Intérim Santé",
        people=(("M. Da Costa", "chargé de recrutement"),),
    ),
    Agency(
        kind=OrganisationKind.ASSOCIATION,
        name="Roue libre, plateforme de mobilité",
        people=(("Mme Þórsdóttir", "conseillère mobilité"),),
    ),
)

LEFT = ("Mission locale de l’Ouche", "Mme Jouve")
"""Who changed jobs some months ago."""


def adviser(prescriber: Prescriber, throw: random.Random) -> str | None:
    """Somebody of the organisations of that kind who still works there; None where nobody prescribed."""
    names = [
        name
        for agency in AGENCIES
        if agency.kind.value == prescriber.value
        for name, _ in agency.people
        if (agency.name, name) != LEFT
    ]
    return (names[0] if throw.randrange(4) else throw.choice(names)) if names else None


@dataclass(kw_only=True, slots=True)
class Directory:
    """The stored partners."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    """By name."""
    contacts: dict[str, PartnerContact] = field(default_factory=dict)
    """By name."""

    def of(self, prescriber: Prescriber | None) -> Organisation | None:
        """The organisation that prescribes under that name."""
        kinds = (one for one in self.organisations.values() if prescriber and one.kind == prescriber.value)
        return next(kinds, None)


def write_directory(store: Store, frame: Frame) -> Directory:
    """Stores the partners and their people."""
    stored = store.add_all(
        [
            Organisation(
                name=agency.name,
                kind=agency.kind,
                phone=_phone(number * 5),
                email=_mail(agency.name.split(",")[0]),
                address=agency.address,
                note=agency.note,
            )
            for number, agency in enumerate(AGENCIES)
        ]
    )
    contacts = [
        PartnerContact(
            organisation_id=organisation.id,
            name=name,
            function=function,
            phone=_phone(number * 5 + place + 1),
            email=_mail(name),
        )
        for number, (agency, organisation) in enumerate(zip(AGENCIES, stored, strict=True))
        for place, (name, function) in enumerate(agency.people)
    ]
    contacts = [
        replace(one, ended_on=frame.when((5, 30))) if one.name == LEFT[1] else one for one in contacts
    ]
    return Directory(
        organisations={one.name: one for one in stored},
        contacts={one.name: one for one in store.add_all(contacts)},
    )


def _phone(number: int) -> str:
    """In a range kept for fiction."""
    return f"06 39 98 98 {number:02}"


def _mail(name: str) -> str:
    plain = fold(name.split(" ", 1)[-1] if name.startswith(("M. ", "Mme ")) else name)
    return f"{'-'.join(plain.split())}@{MAIL}"
