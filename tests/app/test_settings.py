"""Settings: dated rows, defaults of rules.md, strict texts, printed definitions from the first of a month."""

from datetime import date

import pytest

from app.care.attendance import AbsenceReason
from app.errors import InvalidEntry, NotAllowed
from app.insertion.outcomes import CATEGORIES, Outcome, OutcomeCategory
from app.session import Session
from app.setting_kinds import Shape, Spec
from app.settings import Setting, Settings, SettingsBook, set_setting, settings_of, settings_on, spec_of
from app.settings_catalogue import CATALOGUE, AdaptationBilling, Dormant, Rounding, StaffRule
from app.users import Role
from tests.app.records import as_role, refused

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


def test_without_a_row_each_setting_has_its_default() -> None:
    assert settings_of({}) == Settings()
    assert SettingsBook([]).on(OCTOBER) == Settings()


def test_the_defaults_are_those_of_the_rules() -> None:
    settings = Settings()
    assert (settings.rounding, settings.adaptation) == (
        Rounding.HALF_HOUR_STARTED,
        AdaptationBilling.REAL_HOURS,
    )
    assert (settings.waiting_days, settings.announced_days) == (3, 2)
    assert (settings.atypical_before, settings.atypical_from) == (480, 1080)
    assert settings.atypical_weekdays == {5, 6}
    assert (settings.surnombre_percent, settings.quota_percent, settings.staff_rule) == (115, 20, StaffRule.A)
    assert AbsenceReason.OTHER_ANNOUNCED not in settings.deductible
    assert AbsenceReason.UNANNOUNCED not in settings.deductible
    assert settings.categories == CATEGORIES


def test_a_row_holds_from_its_first_day_until_the_next() -> None:
    book = SettingsBook(
        [
            Setting(id=2, key="rounding", first_day=NOVEMBER, value="minute"),
            Setting(id=1, key="rounding", first_day=OCTOBER, value="outer_half_hours"),
        ]
    )
    assert book.on(date(2026, 9, 30)).rounding is Rounding.HALF_HOUR_STARTED
    assert book.on(OCTOBER).rounding is Rounding.OUTER_HALF_HOURS
    assert book.on(date(2026, 10, 31)).rounding is Rounding.OUTER_HALF_HOURS
    assert book.on(NOVEMBER).rounding is Rounding.MINUTE
    assert book.texts(NOVEMBER) == {"rounding": "minute"}


@pytest.mark.parametrize(
    ("key", "text", "field", "value"),
    [
        ("rounding", "minute", "rounding", Rounding.MINUTE),
        ("adaptation", "free", "adaptation", AdaptationBilling.FREE),
        ("waiting_days", "0", "waiting_days", 0),
        ("announced_days", "15", "announced_days", 15),
        ("atypical_before", "07:30", "atypical_before", 450),
        ("atypical_from", "24:00", "atypical_from", 1440),
        ("atypical_weekdays", "none", "atypical_weekdays", frozenset()),
        ("atypical_weekdays", "6,2", "atypical_weekdays", frozenset({2, 6})),
        ("atypical_holidays", "no", "atypical_holidays", False),
        ("surnombre_percent", "100", "surnombre_percent", 100),
        ("staff_rule", "B", "staff_rule", StaffRule.B),
        ("quota_percent", "30", "quota_percent", 30),
        ("dormant", "always", "dormant", Dormant.ALWAYS),
        ("mask_small_cells", "yes", "mask_small_cells", True),
    ],
)
def test_a_stored_text_is_read_by_the_keys_own_type(key: str, text: str, field: str, value: object) -> None:
    assert getattr(settings_of({key: text}), field) == value


def test_each_reason_and_each_outcome_has_its_own_row() -> None:
    settings = settings_of(
        {"deductible.unannounced": "yes", "deductible.hospital": "no", "outcome.other": "positive"}
    )
    assert AbsenceReason.UNANNOUNCED in settings.deductible
    assert AbsenceReason.HOSPITAL not in settings.deductible
    assert settings.categories[Outcome.OTHER] is OutcomeCategory.POSITIVE
    assert settings.categories[Outcome.CDI] is OutcomeCategory.DURABLE


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("rounding", "hour", "à la minute"),
        ("atypical_holidays", "true", "oui ou non"),
        ("waiting_days", "31", "de 0 à 30"),
        ("waiting_days", "-1", "de 0 à 30"),
        ("waiting_days", "٣", "de 0 à 30"),
        ("surnombre_percent", "99", "de 100 à 200"),
        ("atypical_before", "8:00", "par exemple 08:00"),
        ("atypical_before", "08:60", "par exemple 08:00"),
        ("atypical_from", "24:01", "par exemple 08:00"),
        ("atypical_weekdays", "", "chacun une fois"),
        ("atypical_weekdays", "5,5", "chacun une fois"),
        ("atypical_weekdays", "7", "chacun une fois"),
    ],
)
def test_a_text_that_is_no_value_is_refused_in_french(key: str, text: str, said: str) -> None:
    with refused(InvalidEntry, said, field="value"):
        spec_of(key).parse(text)


@pytest.mark.parametrize("spec", CATALOGUE, ids=lambda spec: spec.key)
def test_each_setting_has_words_and_a_default_that_it_reads(spec: Spec[object]) -> None:
    spec.parse(spec.default)
    assert spec.label
    assert spec.help.endswith(".")
    assert (spec.shape is Shape.CHOICE) == bool(spec.choices)
    assert all(spec.parse(code) is not None and word for code, word in spec.choices)


def test_keys_are_unique() -> None:
    assert len({spec.key for spec in CATALOGUE}) == len(CATALOGUE)


def test_setting_a_value_keeps_the_past(session: Session) -> None:
    set_setting(session, "rounding", OCTOBER, "outer_half_hours")
    set_setting(session, "rounding", NOVEMBER, "minute")
    assert settings_on(session, OCTOBER).rounding is Rounding.OUTER_HALF_HOURS
    assert settings_on(session, NOVEMBER).rounding is Rounding.MINUTE


def test_setting_the_same_day_again_replaces_the_row(session: Session) -> None:
    first = set_setting(session, "quota_percent", OCTOBER, "25")
    second = set_setting(session, "quota_percent", OCTOBER, "30")
    assert first.id == second.id
    assert session.store.find(Setting) == [second]
    session.store.undo()
    assert settings_on(session, OCTOBER).quota_percent == 25


def test_a_printed_definition_starts_on_the_first_of_a_month(session: Session) -> None:
    with refused(InvalidEntry, "choisissez le 1er", field="first_day"):
        set_setting(session, "rounding", date(2026, 10, 2), "minute")
    set_setting(session, "mask_small_cells", date(2026, 10, 2), "yes")
    assert settings_on(session, date(2026, 10, 2)).mask_small_cells
    assert not settings_on(session, OCTOBER).mask_small_cells


def test_an_unknown_key_or_value_is_refused(session: Session) -> None:
    with refused(InvalidEntry, "n’est pas un réglage", field="key"):
        set_setting(session, "colour", OCTOBER, "blue")
    with refused(InvalidEntry, field="value"):
        set_setting(session, "rounding", OCTOBER, "hour")
    assert session.store.find(Setting) == []


def test_only_the_direction_sets_the_rules(session: Session) -> None:
    with refused(NotAllowed, "la direction"):
        set_setting(as_role(session, Role.TEAM), "rounding", OCTOBER, "minute")
