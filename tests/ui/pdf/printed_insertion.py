"""Where the figures of the insertion work stand on the report's third page."""

from collections.abc import Iterator
from fractions import Fraction

from tests.ui.pdf.french_figures import MONTHS, Data, Said, few, number, prose, rate_words
from ui.pdf.labels import ACTIONS, OUTCOMES


def _paths(data: Data) -> Iterator[Said]:
    part, cohort = data["insertion"], data["insertion"]["orientations"]
    paths, parents, children = part["paths"], part["parents"], data["children"]
    if any(paths.values()):
        yield Said(2, f" {paths['open_first_day']} + entrés", ("insertion.paths.open_first_day",))
        yield Said(2, f"+ entrés {paths['entered']} − sortis", ("insertion.paths.entered",))
        yield Said(0, f"ou formation) {paths['exited']} (", ("insertion.paths.exited",))
        month = MONTHS[int(data["month"][5:]) - 1]
        yield Said(2, f"{month} {paths['open_last_day']} ", ("insertion.paths.open_last_day",))
    facts = {
        "total": few(parents["total"], "parent"),
        "women": few(parents["women"], "femme"),
        "single": few(parents["single"], "parent seul", "parents seuls"),
        "rsa": f"{parents['rsa']} au RSA",
        "qpv": f"{parents['qpv']} en quartier prioritaire",
        "under_26": f"{parents['under_26']} de moins de 26 ans",
    }
    for key, words in facts.items():
        if parents[key]:
            yield Said(2, words, (f"insertion.parents.{key}",))
    if children["avip_single_parent"]:
        words = f"{children['avip_single_parent']} des {children['avip']} enfants Avip"
        yield Said(2, words, ("children.avip_single_parent", "children.avip"))
    if cohort["oriented"]:
        yield from _cohort(cohort)
    yield from _ends(part)


def _cohort(cohort: Data) -> Iterator[Said]:
    yield Said(2, f"Orientés {cohort['oriented']}", ("insertion.orientations.oriented",))
    steps = ("Entrés en parcours", "entered"), ("Engagement signé", "engaged")
    for label, key in (*steps, ("Emploi ou formation", "job_or_training")):
        yield Said(2, f"{label} {cohort[key]}", (f"insertion.orientations.{key}",))
    lost = {"waiting": "en attente", "declined": "sans suite", "open": "en cours", "other_exit": "autre"}
    for key, words in lost.items():
        if cohort[key]:
            yield Said(2, f"{cohort[key]} {words}", (f"insertion.orientations.{key}",))


def _ends(part: Data) -> Iterator[Said]:
    alone = part["paths"]["exited"] == 1 == sum(part["outcomes"].values())
    for code, count in part["outcomes"].items():
        one, many = OUTCOMES[code]
        yield Said(0, one if alone else few(count, one, many), ("insertion.outcomes.*",))
    if part["places_kept"]:
        words = few(part["places_kept"], "place conservée", "places conservées")
        if alone and part["places_kept"] == 1:
            words = "place conservée"
        yield Said(0, words, ("insertion.places_kept",))


def _work(data: Data) -> Iterator[Said]:
    part = data["insertion"]
    engagements, talks = part["engagements"], part["interviews"]
    rows = {
        "started": "Signés (premiers)",
        "renewed": "Renouvelés",
        "reached_term": "Arrivés à terme",
        "ended_early": "Terminés avant terme",
        "ending_within_30_days": "dont finissant sous 30 jours",
    }
    if any(engagements.values()):
        for key, label in rows.items():
            yield Said(2, f"{label} {engagements[key]} ", (f"insertion.engagements.{key}",))
        key, month = "active_last_day", MONTHS[int(data["month"][5:]) - 1]
        yield Said(
            2,
            f"{month} {engagements[key]} dont",
            (f"insertion.engagements.{key}",),
        )
    if any(talks.values()):
        yield Said(
            2,
            f"Tenus ({prose(talks['held_minutes'])}) {talks['held']} ",
            tuple(f"insertion.interviews.{key}" for key in ("held", "held_minutes")),
        )
        labels = {
            "excused": "Excusés par le parent",
            "no_show": "Sans nouvelle",
            "cancelled": "Annulés par la crèche",
        }
        for key, label in labels.items():
            yield Said(2, f"{label} {talks[key]} ", (f"insertion.interviews.{key}",))
        if talks["planned"]:
            yield Said(
                2, f"Encore prévus ou sans suite {talks['planned']} ", ("insertion.interviews.planned",)
            )
    yield from _actions(part["actions"])
    yield from _meetings(data["meetings"])


def _actions(part: Data) -> Iterator[Said]:
    for code in part["opened"].keys() | part["done"].keys():
        opened, done = part["opened"].get(code, 0), part["done"].get(code, 0)
        if opened or done:
            keys = ("insertion.actions.opened.*", "insertion.actions.done.*")
            yield Said(2, f"{ACTIONS[code]} {opened} {done} ", keys)


def _meetings(part: Data) -> Iterator[Said]:
    if part["count"]:
        words = f"{few(part['count'], 'réunion')}, {prose(part['minutes'])} en tout"
        yield Said(2, words, ("meetings.count", "meetings.minutes"))
    if part["with_partners"]:
        yield Said(2, f"dont {part['with_partners']} avec les partenaires", ("meetings.with_partners",))


def _outcomes(data: Data) -> Iterator[Said]:
    part = data["insertion"]
    labels = {
        "return_to_work_5_months": "Emploi dans les 5 mois de l’entrée",
        "return_to_work_6_months": "Emploi dans les 6 mois de l’entrée",
        "kept_3_months": "Toujours en emploi 3 mois après la sortie",
        "kept_6_months": "Toujours en emploi 6 mois après la sortie",
    }
    for key, label in labels.items():
        rate = part[key]
        if not rate["denominator"]:
            continue
        words = " ".join((label, *rate_words(rate)))
        keys: tuple[str, ...] = (f"insertion.{key}.numerator", f"insertion.{key}.denominator")
        if "answered" in rate:
            words += f" {few(rate['answered'], 'situation connue', 'situations connues')} sur {rate['denominator']}"
            keys += (f"insertion.{key}.answered",)
        yield Said(2, words, keys)
    yield from _delays(part["days_to_first_interview"])
    if data["comment"]:
        yield Said(2, data["comment"][:60], ("comment",))


def _delays(delays: Data) -> Iterator[Said]:
    if delays["sorted"]:
        middle = Fraction(delays["median"]["numerator"], delays["median"]["denominator"])
        tenths = f",{middle * 10 % 10}" if middle.denominator > 1 else ""
        words = f"premier entretien {int(middle)}{tenths} {'jour' if middle < 2 else 'jours'}"
        keys = tuple(
            f"insertion.days_to_first_interview.median.{end}" for end in ("numerator", "denominator")
        )
        yield Said(2, words, keys)
        named = f"{', '.join(map(number, delays['sorted'][:-1]))} et {number(delays['sorted'][-1])} jours"
        if 1 < len(delays["sorted"]) <= 5:
            yield Said(2, named, ("insertion.days_to_first_interview.sorted[]",))


PARTS = (_paths, _work, _outcomes)
