"""Situations and needs of the demonstration's parents (situations, besoins): at the entry, and as they change."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from app.demonstration.diary import Diary
from app.demonstration.follow import Followed
from app.demonstration.frame import dice
from app.demonstration.story import Felt
from app.insertion.needs import Closing, Intensity, Need, NeedLevel, Theme
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.situations import Driving, Education, Situation, Work

COMMON = (
    Theme.MOBILITY, Theme.APPLYING, Theme.FINDING_A_JOB, Theme.LANGUAGE, Theme.CHILDCARE, Theme.TRAINING,
    Theme.HOUSING, Theme.DIGITAL, Theme.CHOOSING_A_JOB, Theme.PAPERWORK, Theme.MONEY,
)  # fmt: skip
"""The commonest first."""
WORKS = (*[Work.JOB_SEEKING] * 6, Work.TRAINING_SEEKING, Work.TRAINING_SEEKING, Work.PROJECT, Work.AT_HOME)
EDUCATION = (
    Education.CP4, Education.CFG, Education.C3A, Education.C3A, Education.C12, Education.NV5, Education.NV5,
    Education.NV5, Education.NV4, Education.NV4, Education.NV3,
)  # fmt: skip
DRIVING = (Driving.NONE, Driving.NONE, Driving.NONE, Driving.LEARNING, Driving.LICENCE, Driving.LICENCE)
BECAME = {
    Outcome.CDI: Work.CDI_PART_TIME,
    Outcome.CDD_6_MONTHS: Work.CDD_FULL_TIME,
    Outcome.CDD_SHORT: Work.CDD_PART_TIME,
    Outcome.TEMP_SHORT: Work.TEMP,
    Outcome.SUBSIDISED_JOB: Work.SUBSIDISED_JOB,
    Outcome.OWN_BUSINESS: Work.OWN_BUSINESS,
    Outcome.QUALIFYING_TRAINING: Work.TRAINING,
}
"""How the parent stands after such an exit."""
REGISTERED, LEARNT, PASSED = timedelta(days=24), timedelta(days=48), timedelta(days=125)
"""After the entry: registered at France Travail, driving lessons begun, licence passed."""
SOFTER = {
    Intensity.HIGH: Intensity.MEDIUM,
    Intensity.MEDIUM: Intensity.LOW,
    Intensity.UNKNOWN: Intensity.MEDIUM,
}
CLOSED_WITH_A_JOB = (Closing.LIFTED, Closing.LIFTED, Closing.EASED, Closing.PERSISTENT)
CLOSED_WITHOUT = (Closing.EASED, Closing.PERSISTENT, Closing.PERSISTENT, Closing.VOID)


def themes_of(one: Followed) -> list[Theme]:
    """What stands in the way: one to four needs, those of the story where there is one."""
    if one.story is not None and one.story.needs:
        return [felt.theme for felt in one.story.needs]
    throw = one.throw("themes")
    count = throw.choice((1, 2, 2, 3, 3, 4))
    return sorted(set(throw.choices(COMMON, range(11, 0, -1), k=count)), key=COMMON.index)


def situations_of(one: Followed, diary: Diary) -> list[Situation]:
    """At the entry, then as the path goes on; none while nothing can be noted."""
    at_entry = _at_entry(one)
    if not one.noted(one.entry) or (one.story is not None and one.story.situations == ()):
        return []
    if one.story is not None and one.story.situations:
        told = [
            replace(
                at_entry,
                day=one.entry if stood.day is None else day,
                work=stood.work,
                driving=stood.driving,
                france_travail=stood.france_travail,
                jobless_since=at_entry.jobless_since
                if stood.jobless is None
                else one.entry - timedelta(days=stood.jobless),
            )
            for stood in one.story.situations
            if (day := diary.told(stood.day, one.entry, one.frame.today)) is not None
        ]
        return [situation for situation in told if one.noted(situation.day)]
    return list(_changes(one, at_entry, diary))


def _at_entry(one: Followed) -> Situation:
    throw, own = one.throw("situation"), dice("person", one.way.family, one.way.adult)
    return Situation(
        path_id=one.id,
        day=one.entry,
        work=throw.choice(WORKS),
        education=own.choice(EDUCATION),
        jobless_since=one.entry - timedelta(days=throw.randint(90, 1200)),
        france_travail=one.path.prescriber is Prescriber.FRANCE_TRAVAIL or throw.randrange(4) > 0,
        single_parent=one.single,
        rsa=throw.randrange(20) < 9,
        qpv=own.randrange(20) < 7,
        driving=throw.choice(DRIVING),
    )


def _changes(one: Followed, now: Situation, diary: Diary) -> Iterator[Situation]:
    yield now
    for after in (REGISTERED, LEARNT, PASSED):
        day = diary.back(one.entry + after)
        if day is None or day <= now.day or not one.noted(day) or day == one.path.exit_day:
            continue
        changed = now
        if after is REGISTERED:
            changed = replace(now, france_travail=True)
        elif now.driving is (Driving.NONE if after is LEARNT else Driving.LEARNING):
            changed = replace(now, driving=Driving.LEARNING if after is LEARNT else Driving.LICENCE)
        if changed != now:
            now = replace(changed, day=day)
            yield now
    if one.path.exit_day is not None and one.path.outcome in BECAME:
        yield replace(now, day=one.path.exit_day, work=BECAME[one.path.outcome], jobless_since=None)


def needs_of(one: Followed, diary: Diary) -> list[tuple[Need, list[NeedLevel]]]:
    """Each need with its levels, the oldest first; the need's id is not known yet."""
    if not one.noted(one.entry) or (one.story is not None and one.story.whole and not one.story.needs):
        return []
    if one.story is not None and one.story.needs:
        return [_told(one, felt, diary) for felt in one.story.needs]
    throw = one.throw("needs")
    return [_thrown(one, theme, throw, diary) for theme in themes_of(one)]


def _told(one: Followed, felt: Felt, diary: Diary) -> tuple[Need, list[NeedLevel]]:
    need = Need(path_id=one.id, theme=felt.theme, opened_on=one.entry)
    levels = [NeedLevel(need_id=0, day=one.entry, intensity=felt.first)]
    for told, intensity in felt.later:
        day = diary.told(told, one.entry, one.frame.today)
        if day is not None and one.noted(day) and day > levels[-1].day:
            levels.append(NeedLevel(need_id=0, day=day, intensity=intensity))
    if felt.closed is not None:
        day = diary.told(felt.closed[0], one.entry, one.frame.today)
        if day is not None and one.noted(day) and day >= levels[-1].day:
            need = replace(need, closed_on=day, closing=felt.closed[1])
    return need, levels


def _thrown(one: Followed, theme: Theme, throw: random.Random, diary: Diary) -> tuple[Need, list[NeedLevel]]:
    """Felt at the entry, milder after some weeks; closed with the path, or before where it could be lifted."""
    first = throw.choice((Intensity.HIGH, Intensity.HIGH, Intensity.MEDIUM, Intensity.LOW, Intensity.UNKNOWN))
    need = Need(path_id=one.id, theme=theme, opened_on=one.entry)
    levels = [NeedLevel(need_id=0, day=one.entry, intensity=first)]
    days = [diary.back(one.entry + timedelta(days=throw.randint(*weeks))) for weeks in ((25, 50), (65, 110))]
    hits = [throw.randrange(10) for _ in days]
    for day, hit in zip(days, hits, strict=True):
        now = levels[-1]
        if day is None or day <= now.day or not one.noted(day):
            continue
        if now.intensity is Intensity.LOW and hit < 6:
            return replace(need, closed_on=day, closing=Closing.LIFTED), levels
        if hit < 6 and now.intensity in SOFTER:
            levels.append(NeedLevel(need_id=0, day=day, intensity=SOFTER[now.intensity]))
    if one.path.exit_day is not None:
        closing = throw.choice(CLOSED_WITH_A_JOB if one.has_job else CLOSED_WITHOUT)
        need = replace(need, closed_on=one.path.exit_day, closing=closing)
    return need, levels
