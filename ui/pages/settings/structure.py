"""Identity, opening hours and agreed places (identité, horaires, agrément): dated, the past kept."""

from datetime import date
from typing import Any

from app.dated import in_force, latest
from app.errors import InvalidEntry
from app.spans import DAY, Span
from app.structure.agreement import set_capacity, set_identity
from app.structure.opening_week import set_opening
from app.structure.records import CapacitySlot, Identity, OpeningSpan
from ui import codes, french
from ui.fields import SpansField
from ui.forms import CheckField, ChoiceField, DateField, Form, Need, NumberField, TextField
from ui.pages.settings.form_section import FormSection
from ui.widgets.basics import label

SLOTS = 6

IDENTITY_TEXTS = (
    ("manager", "Gestionnaire"),
    ("address", "Adresse"),
    ("postcode", "Code postal"),
    ("commune", "Commune"),
    ("phone", "Téléphone"),
    ("email", "Courriel"),
    ("caf_office", "Code de la Caf"),
    ("caf_number", "Numéro d’équipement Caf"),
    ("idequ", "IDEQU"),
    ("label_number", "Numéro du label Avip"),
)


class IdentitySection(FormSection):
    """What the crèche is called, and by which numbers the CAF knows it."""

    name = "identity"
    headline = "Identité de la crèche"
    advice = "Ce qui change vaut à partir du jour indiqué ; les rapports d’avant gardent l’ancienne identité."

    def make_form(self, form: Form) -> None:
        today = self.session.clock.day
        self.name_field = TextField("name", "Nom de la crèche", need=Need.MANDATORY)
        self.first_day = DateField("first_day", "À partir du", today, need=Need.MANDATORY)
        self.area = ChoiceField(
            "area", "Zone des jours fériés", codes.offered(codes.AREAS), need=Need.MANDATORY
        )
        self.micro = CheckField("micro", "C’est une micro-crèche")
        self.texts = {name: TextField(name, words) for name, words in IDENTITY_TEXTS}
        self.label_first = DateField("label_first_day", "Label Avip valable du", today)
        self.label_last = DateField("label_last_day", "au", today)
        form.add(self.name_field, self.first_day, widths=(2, 1))
        form.add(self.texts["manager"], self.area, widths=(2, 1))
        form.add(self.texts["address"], self.texts["postcode"], self.texts["commune"], widths=(3, 1, 2))
        form.add(self.texts["phone"], self.texts["email"])
        form.add(self.texts["caf_office"], self.texts["caf_number"], self.texts["idequ"])
        form.add(self.texts["label_number"], self.label_first, self.label_last)
        form.add(self.micro)

    def show_stored(self) -> None:
        found = self._stored()
        if found is None:
            self.first_day.put(self.session.clock.day())
            return
        self.name_field.put(found.name)
        self.first_day.put(found.first_day)
        self.area.put(found.area)
        self.micro.put(found.micro)
        self.label_first.put(found.label_first_day)
        self.label_last.put(found.label_last_day)
        for name, field in self.texts.items():
            field.put(getattr(found, name))

    def _stored(self) -> Identity | None:
        return latest(self.session.store.find(Identity), self.session.clock.day())

    def save(self) -> None:
        texts: dict[str, Any] = {name: field.value() for name, field in self.texts.items()}
        set_identity(
            self.session,
            Identity(
                first_day=self.first_day.filled(),
                name=self.name_field.filled(),
                area=self.area.filled(),
                micro=bool(self.micro.value()),
                label_first_day=self.label_first.value(),
                label_last_day=self.label_last.value(),
                **texts,
            ),
        )


class OpeningSection(FormSection):
    """The opening week from a day on."""

    name = "opening"
    headline = "Horaires d’ouverture"
    advice = (
        "Une ligne par jour, par exemple 7:30-18:30, ou 7-12 14-19\u00a0; une nuit s’écrit 22:00-6:00. "
        "Laissez vide un jour fermé."
    )

    def make_form(self, form: Form) -> None:
        today = self.session.clock.day
        self.first_day = DateField("first_day", "À partir du", today, need=Need.MANDATORY)
        self.days = [
            SpansField(f"day{number}", french.capitalised(words))
            for number, words in enumerate(french.WEEKDAYS)
        ]
        self.versions = label("", tone="muted", wrap=True)
        form.add(self.first_day)
        form.add(*self.days[:4])
        form.add(*self.days[4:])
        form.add_widget(self.versions)

    def show_stored(self) -> None:
        rows = self.session.store.find(OpeningSpan)
        week = in_force(rows, self.session.clock.day())
        self.first_day.put(week[0].first_day if week else self.session.clock.day())
        for number, field in enumerate(self.days):
            spans = tuple(Span(row.start, row.end) for row in week if row.weekday == number)
            field.put(tuple(sorted(spans)) or None)
        self.versions.setText(_versions({row.first_day for row in rows}))

    def save(self) -> None:
        week = {number: list(field.value() or ()) for number, field in enumerate(self.days)}
        set_opening(self.session, self.first_day.filled(), week)


class AgreementSection(FormSection):
    """Agreed places from a day on, by slot of the day where the agreement says so."""

    name = "agreement"
    headline = "Agrément"
    advice = (
        "Une seule ligne, 0:00-24:00, si le nombre de places est le même toute la journée\u00a0; "
        "sinon une ligne par tranche (capacité modulée)."
    )

    def make_form(self, form: Form) -> None:
        today = self.session.clock.day
        self.first_day = DateField("first_day", "À partir du", today, need=Need.MANDATORY)
        form.add(self.first_day)
        self.slots = []
        for number in range(SLOTS):
            slot = SpansField(f"slot{number}", f"Tranche {number + 1}")
            places = NumberField(f"places{number}", "Places", least=0, most=500)
            form.add(slot, places, widths=(2, 1))
            self.slots.append((slot, places))
        self.versions = label("", tone="muted", wrap=True)
        form.add_widget(self.versions)

    def show_stored(self) -> None:
        rows = self.session.store.find(CapacitySlot)
        slots = sorted(in_force(rows, self.session.clock.day()), key=lambda slot: slot.start)
        self.first_day.put(slots[0].first_day if slots else self.session.clock.day())
        for number, (slot, places) in enumerate(self.slots):
            row = slots[number] if number < len(slots) else None
            slot.put((Span(row.start, row.end),) if row else None)
            places.put(row.places if row else None)
        self.versions.setText(_versions({row.first_day for row in rows}))

    def save(self) -> None:
        typed: list[tuple[Span, int]] = []
        for slot, places in self.slots:
            spans, count = slot.value(), places.value()
            if spans is None and count is None:
                continue
            if count is None:
                raise InvalidEntry("Indiquez le nombre de places de cette tranche.", field=places.name)
            typed.extend((span, count) for span in spans or (Span(0, DAY),))
        set_capacity(self.session, self.first_day.filled(), typed)


def _versions(days: set[date]) -> str:
    """« Versions connues : depuis le … puis le … »."""
    if len(days) < 2:
        return ""
    return (
        f"Versions connues, à partir du {french.listed([french.day_figures(day) for day in sorted(days)])}."
    )
