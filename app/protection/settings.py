"""How long the crèche keeps what (durées de conservation): the settings of domain.md, D; sources differ."""

from app.setting_kinds import Spec, count

RETENTION_INSERTION = count(
    "retention_insertion_years",
    "Conservation\u00a0: suivi d’insertion, en années",
    "Comptées du dernier contact avec le parent\u00a0; ensuite, l’effacement est proposé "
    "(référentiel de la Cnil, par analogie).",
    2,
    least=1,
    most=10,
    printed=False,
)
RETENTION_CHILD = count(
    "retention_child_years",
    "Conservation\u00a0: dossier d’un enfant, en années",
    "Comptées du départ de l’enfant\u00a0; ensuite, l’effacement est proposé, avec la famille qui n’a plus d’autre "
    "enfant (ancienne norme NS-058).",
    3,
    least=1,
    most=10,
    printed=False,
)
RETENTION_REQUEST = count(
    "retention_request_years",
    "Conservation\u00a0: demande d’admission sans suite, en années",
    "Comptées de la dernière décision, d’une demande refusée ou retirée. Aucun texte ne fixe cette durée\u00a0: c’est "
    "le choix de la crèche.",
    1,
    least=1,
    most=10,
    printed=False,
)
CONTROL_YEARS = count(
    "control_years",
    "Contrôle de la Caf\u00a0: années qu’il peut demander",
    "L’année en cours comprise. Ce qui prouve les heures de ces années est retenu, même quand la durée de conservation "
    "est passée.",
    4,
    least=1,
    most=10,
    printed=False,
)
PROTECTION: tuple[Spec[object], ...] = (
    RETENTION_INSERTION,
    RETENTION_CHILD,
    RETENTION_REQUEST,
    CONTROL_YEARS,
)
