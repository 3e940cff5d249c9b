"""What gives a request priority (critères de priorité): coded facts, each with the crèche's own weight."""

from collections.abc import Mapping
from enum import StrEnum

from app.setting_kinds import Spec, count


class Priority(StrEnum):
    """A fact of the family; facts only, no opinion (domain.md, A.2 and A.3)."""

    AVIP = "avip"
    """A parent in the way back to work, who asks for an AVIP place."""
    SINGLE_PARENT = "single_parent"
    QPV = "qpv"
    RSA = "rsa"
    SIBLING = "sibling"
    """A brother or sister is in the crèche."""


PRIORITIES: Mapping[Priority, str] = {
    Priority.AVIP: "place Avip",
    Priority.SINGLE_PARENT: "parent seul",
    Priority.QPV: "quartier prioritaire",
    Priority.RSA: "RSA",
    Priority.SIBLING: "frère ou sœur à la crèche",
}
WEIGHTS: Mapping[Priority, int] = {
    Priority.AVIP: 3,
    Priority.SINGLE_PARENT: 3,
    Priority.QPV: 2,
    Priority.RSA: 2,
    Priority.SIBLING: 1,
}
"""The points until the crèche says otherwise: isolated parents first, those of a priority quarter before others."""

PRIORITY_SPECS: Mapping[Priority, Spec[int]] = {
    priority: count(
        f"priority.{priority}",
        f"Liste d’attente\u00a0: points pour «\u00a0{word}\u00a0»",
        "Le rang d’une demande suit la somme de ses points, puis le jour de la demande. 0\u00a0: sans effet.",
        WEIGHTS[priority],
        least=0,
        most=20,
        printed=False,
    )
    for priority, word in PRIORITIES.items()
}
ADMISSION: tuple[Spec[object], ...] = tuple(PRIORITY_SPECS.values())
"""In the order of the page."""
