"""The demonstration's paths as the counsellor follows them (parcours suivis): stored, with whose they are."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from app.days import ONE_DAY
from app.demonstration.coming import Coming
from app.demonstration.frame import Frame
from app.demonstration.people import People
from app.demonstration.roster import Roster, Stay
from app.demonstration.stories import STORIES
from app.demonstration.story import Story
from app.demonstration.ways import Way
from app.families.records import Child, Gender, Parent
from app.insertion.outcomes import CATEGORIES, WORK, OutcomeCategory
from app.insertion.paths import InsertionPath
from app.search import fold
from app.store import Store

KEPT = 5
"""Of ten places, so many are made permanent after a short job was found, and some more after a lasting one."""
STAYS = timedelta(days=90)


@dataclass(frozen=True, kw_only=True, slots=True)
class Followed:
    """A path, its parent and the parent's children, the youngest first."""

    way: Way
    path: InsertionPath
    parent: Parent
    children: tuple[tuple[Stay, Child], ...]
    single: bool
    frame: Frame

    @property
    def id(self) -> int:
        """The path's."""
        return self.path.id

    @property
    def entry(self) -> date:
        return self.path.entry_day

    @property
    def story(self) -> Story | None:
        """What was written by hand of an open path."""
        return STORIES.get(self.parent.name) if self.is_open else None

    @property
    def is_open(self) -> bool:
        return self.path.exit_day is None

    @property
    def last(self) -> date:
        """The last day on which something may have been noted: that of the exit, or yesterday."""
        return self.path.exit_day or self.frame.today - ONE_DAY

    @property
    def category(self) -> OutcomeCategory | None:
        """What its exit counts as."""
        return None if self.path.outcome is None else CATEGORIES[self.path.outcome]

    @property
    def has_job(self) -> bool:
        """Whether it ended in a job."""
        return self.category in WORK

    def noted(self, day: date) -> bool:
        """Whether something may have been noted on the path that day."""
        return self.entry <= day <= self.last

    def throw(self, *about: object) -> random.Random:
        """This path's own throws."""
        return self.way.throw(*about)

    def says(self, text: str) -> str:
        """The text with this parent's names in it."""
        title = "M." if self.parent.gender is Gender.MAN else "Mme"
        child = self.children[0][1].first_name
        return text.format(
            who=f"{title} {self.parent.last_name}",
            child=child,
            of_child=f"d’{child}" if fold(child)[0] in "aeiouhy" else f"de {child}",
            adviser=self.path.adviser or "le service prescripteur",
        )


def write_paths(
    store: Store, found: Roster, known: People, ways: list[Way], coming: Coming
) -> list[Followed]:
    """Stores the paths, each with its orientation and referent."""
    parents = [known.parents[way.family, way.adult] for way in ways]
    rows = [
        _path(way, parent, coming.by_way.get(number), coming.counsellor_id, _kept(way, found))
        for number, (way, parent) in enumerate(zip(ways, parents, strict=True))
    ]
    children: dict[int, list[tuple[Stay, Child]]] = {}
    for stay, child in zip(found.stays, known.children, strict=True):
        children.setdefault(stay.family, []).append((stay, child))
    return [
        Followed(
            way=way,
            path=path,
            parent=parent,
            children=tuple(
                sorted(children[way.family], key=lambda one: (one[1].birth_day, one[1].id), reverse=True)
            ),
            single=_is_single(found, way),
            frame=found.frame,
        )
        for way, path, parent in zip(ways, store.add_all(rows), parents, strict=True)
    ]


def _is_single(found: Roster, way: Way) -> bool:
    """Nobody else at home."""
    adults = found.families[way.family].adults
    return sum(adult.home == adults[way.adult].home for adult in adults) == 1


def _path(
    way: Way, parent: Parent, orientation_id: int | None, counsellor_id: int, kept: date | None
) -> InsertionPath:
    followed = way.seed is None or way.seed.followed
    return InsertionPath(
        parent_id=parent.id,
        entry_day=way.entry,
        prescriber=way.prescriber,
        adviser=way.adviser,
        prescribed_on=way.prescribed,
        exit_day=way.exit,
        outcome=way.outcome,
        orientation_id=orientation_id,
        referent_id=counsellor_id if followed else None,
        place_kept_on=kept,
    )


def _kept(way: Way, found: Roster) -> date | None:
    """The day on which the child's place was made permanent, where a job was found and the child stays."""
    if way.exit is None or way.outcome is None or CATEGORIES[way.outcome] not in WORK:
        return None
    throw = way.throw("kept")
    day = way.exit + ONE_DAY * throw.randint(0, 9)
    durable = CATEGORIES[way.outcome] is OutcomeCategory.DURABLE
    kept = throw.randrange(10) < KEPT + 4 * durable
    stays = any(stay.family == way.family and stay.last > day + STAYS for stay in found.stays)
    return day if kept and stays and day < found.frame.today else None
