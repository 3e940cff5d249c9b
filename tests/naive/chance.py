"""Crèches made by chance (crèches au hasard): nasty but allowed, the same for the same seed, around New Year 2027."""

from datetime import date, timedelta

from tests.naive.chance_insertion import add_meetings, add_orientations, add_paths
from tests.naive.chance_lines import Lines
from tests.naive.chance_staff import add_staff

FIRST, LAST = date(2026, 11, 23), date(2027, 1, 31)
PERIOD = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]

SETTINGS = {
    "rounding": ["half_hour_started", "outer_half_hours", "minute"],
    "adaptation": ["normal", "real_hours", "free"],
    "deductible.hospital": ["yes", "no"],
    "deductible.illness_certified": ["yes", "no"],
    "deductible.unannounced": ["yes", "no"],
    "waiting_days": ["0", "1", "3", "5"],
    "announced_days": ["0", "2", "3"],
    "atypical_before": ["00:00", "08:00", "09:01"],
    "atypical_from": ["17:30", "18:00", "24:00"],
    "atypical_weekdays": ["none", "5,6", "2"],
    "atypical_holidays": ["yes", "no"],
    "surnombre_percent": ["100", "115", "134"],
    "staff_rule": ["A", "B"],
    "quota_percent": ["20", "50"],
    "dormant": ["attended_once", "always"],
    "outcome.temp_short": ["transition", "positive", "other"],
    "outcome.moved_away": ["neutralised", "positive"],
    "outcome.cdi": ["durable", "other"],
    "interviews_per_week": ["1", "7"],
    "engagement_months": ["1", "6"],
}


class Chance(Lines):
    """Writes a crèche line by line."""

    def text(self) -> str:
        """The crèche as blocks (`tests.naive.handmade`)."""
        self.structure()
        self.settings()
        for _ in range(8):
            self.child()
        for _ in range(8):
            self.parent()
        add_meetings(self)
        add_staff(self, FIRST, LAST)
        return self.blocks()

    def day(self, first: date = FIRST, last: date = LAST) -> date:
        return self.between(first, last)

    def structure(self) -> None:
        self.add("identities", "2026-11-01", "Marelle", "'0123", "metropolitan", 0)
        self.add("identities", "2026-12-31", "Marelle d’Août", None, "metropolitan", 1)
        for first in ("2026-11-02", "2026-12-16"):
            for weekday in range(7):
                for start, end in self.random.choice(
                    [
                        [(420, 1140)],
                        [(420, 720), (781, 1140)],
                        [(400, 800), (700, 1100)],
                        [(1320, 1800)],
                        [(300, 1500)],
                        [],
                    ]
                ):
                    self.add("opening_spans", first, weekday, start, end)
        for first, slots in (
            ("2026-11-02", [(0, 480), (480, 1080), (1080, 1440)]),
            (str(self.day()), [(360, 1320), (1320, 1800)]),
        ):
            for start, end in slots:
                self.add("capacity_slots", first, start, end, self.random.randint(1, 4))
        for first_day in (self.day(), self.day()):
            last_day = first_day + timedelta(days=self.random.randint(0, 2))
            hours = self.random.choice([(None, None), (0, 720), (700, 1000), (1300, 1700)])
            self.add("closures", first_day, last_day, "exceptional", *hours)
        self.add("public_holidays", "2026-12-25", "Noël", self.random.randint(0, 1))
        self.add("public_holidays", "2027-01-01", "Jour de l’an", self.random.randint(0, 1))

    def settings(self) -> None:
        """Some settings changed, on the first of a month."""
        for key, values in SETTINGS.items():
            for first_day in ("2026-11-01", "2026-12-01", "2027-01-01"):
                if self.random.random() < 0.2:
                    self.add("settings", key, first_day, self.random.choice(values))
        self.add("month_comments", "2026-12", "Fermée à Noël & ouverte <après>.")

    def child(self) -> None:
        birth_day = self.random.choice(
            [self.day(date(2023, 12, 1), date(2024, 1, 31)), date(2024, 2, 29), date(2025, 5, 5)]
        )
        child = self.add("children", "Zoé", "O’Connor", birth_day)
        for _ in range(self.random.randint(1, 2)):
            self.parent(child)
        enrolments = []
        for kind in ("regular", "occasional", "emergency"):
            first = self.day(last=date(2026, 12, 15))
            while (
                self.random.random() < {"regular": 0.8, "occasional": 0.3, "emergency": 0.2}[kind]
                and first < LAST
            ):
                last = self.day(first)
                enrolments.append((self.enrolment(child, kind, first, last), first, last))
                first = last + timedelta(days=self.random.choice([1, 1, 5]))
        self.attendance(child, enrolments)

    def parent(self, *children: int) -> None:
        """A parent; now and then of a child made before, too."""
        home = self.add("homes", "O’Connor")
        gender = self.random.choice(["woman", "man", None])
        born = self.random.choice([None, self.day(date(2000, 11, 1), date(2001, 3, 1))])
        parent = self.add("parents", home, "Ann", "O’Connor", gender, born)
        former = self.random.randint(1, len(self.lines["children"]))
        for child in {*children, former} if self.likely(20) else children:
            self.add("parenthoods", child, parent, self.random.randint(0, 1))
        add_orientations(self, parent)
        if self.likely(75):
            add_paths(self, parent)

    def enrolment(self, child: int, kind: str, first: date, last: date) -> int:
        adapted = self.day(first, last) if self.random.random() < 0.3 else None
        enrolment = self.add("enrolments", child, kind, first, last, first if adapted else None, adapted)
        if kind == "regular" or self.random.random() < 0.3:
            for begins in sorted({first, self.day(first, last)}):
                self.pattern(enrolment, begins)
        for day in PERIOD:
            if first <= day <= last and self.random.random() < 0.1:
                exception = self.add("day_exceptions", enrolment, day)
                for start, end in self.spans():
                    self.add("exception_spans", exception, start, end)
        self.absences(enrolment, first, last)
        return enrolment

    def pattern(self, enrolment: int, begins: date) -> None:
        turn = self.random.choice(["anchor", "iso_parity"])
        weeks = 2 if turn == "iso_parity" else self.random.randint(1, 3)
        anchor = date(2026, 11, 30) + timedelta(days=7 * self.random.randint(-5, 5))
        pattern = self.add("week_patterns", enrolment, begins, weeks, turn, anchor)
        for week in range(weeks):
            for weekday in range(7):
                for start, end in self.spans():
                    self.add("pattern_spans", pattern, week, weekday, start, end)

    def spans(self) -> list[tuple[int, int]]:
        """A day's list: whole, split, touching, by night, or nothing."""
        early, late = self.random.randint(380, 560), self.random.randint(700, 1150)
        return self.random.choice(
            [[(early, late)], [(early, 640), (681, late)], [(early, 660), (660, late)], [(1290, 1750)], []]
        )

    def absences(self, enrolment: int, first: date, last: date) -> None:
        begins = first
        while begins <= last and self.random.random() < 0.7:
            begins = min(begins + timedelta(days=self.random.choice([0, 0, 1, 2, 6])), last)
            ends = min(begins + timedelta(days=self.random.randint(0, 6)), last)
            reason = self.random.choice(
                ["illness_certified"] * 4
                + ["hospital", "excluded_by_doctor", "holiday", "other_announced", "unannounced"]
            )
            announced = self.random.choice([None, begins - timedelta(days=self.random.randint(0, 4))])
            self.add("absences", enrolment, begins, ends, reason, announced)
            begins = ends + timedelta(days=1)

    def attendance(self, child: int, enrolments: list[tuple[int, date, date]]) -> None:
        """Stays one after the other, some touching, some by night, a few without a departure."""
        free_from = 0
        for number, day in enumerate(PERIOD):
            of_day = [enrolment for enrolment, first, last in enrolments if first <= day <= last]
            for _ in range(self.random.randint(0, 3) if of_day else 0):
                arrived = max(free_from - 1440 * number, 0) + self.random.choice([0, 1, 29, 30, 300, 470])
                if arrived >= 1440:
                    break
                left = arrived + self.random.choice([1, 30, 31, 240, 245, 500])
                free_from = 1440 * number + left
                known = left if self.random.random() < 0.9 else None
                self.add("attended_spans", self.random.choice(of_day), child, day, arrived, known)
