"""Urgent care in the demonstration (accueil d'urgence): a few weeks for a family without notice, now and then."""

from datetime import timedelta

from app.care.enrolments import Kind
from app.demonstration import names
from app.demonstration.frame import dice
from app.demonstration.roster import Roster, Stay
from app.demonstration.seeds import Family, Kid, mother

WEEKS = ("1245 8:30-16:30", "123 9-17", "12345 8:30-12:30", "245 8:15-17:15")


def urgent(found: Roster) -> None:
    """One such child every second month for thirty places, never in July or August."""
    for index, month in enumerate(found.frame.all_months()):
        if index % 2 or month.month in (7, 8):
            continue
        for one in range(max(1, found.frame.places // 30)):
            throw = dice("urgent", index, one)
            first = found.premises.open_day(month.first + timedelta(days=4 + throw.randrange(12)))
            kid = Kid(
                first=names.CHILDREN[-1 - (index * 3 + one) % len(names.CHILDREN)],
                last=names.FAMILIES[(index * 5 + one * 11 + 3) % len(names.FAMILIES)],
                kind=Kind.EMERGENCY,
                weeks=(throw.choice(WEEKS),),
            )
            found.add(
                Family(kids=(kid,), adults=(mother(throw.choice(names.MOTHERS), kid.last, 23 + index),)),
                [
                    Stay(
                        kid=kid,
                        family=len(found.families),
                        birth=first - timedelta(days=240 + throw.randrange(560)),
                        first=first,
                        last=first + timedelta(days=throw.randint(5, 16)),
                        reason="Fin de l’accueil d’urgence",
                    )
                ],
            )
