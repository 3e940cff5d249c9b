"""The homes of a child (foyers): CAF file and address, dated resources, answer on the yearly statistics."""

from dataclasses import replace
from functools import partial

from app.families.child_sheet import HomeEntry
from app.families.family_files import save_home
from app.families.homes import note_consent, remove_resources, set_resources
from app.families.records import Consent, Home, Resources
from app.money.contribution import HourlyRate, Lacks
from app.money.home_rates import rates_today
from app.users import Right
from ui import codes, french
from ui.forms import ChoiceField, DateField, EurosField, Need, NumberField, TextField
from ui.pages.children.tab import Tab
from ui.widgets.section import Deed, RecordForm, Row, Section

ANSWERS = (("accord", True), ("refus", False))


class HomeSection(Section):
    """One row a home; a parent added brings one."""

    def __init__(self, tab: Tab) -> None:
        super().__init__("Foyers", name="child_homes")
        self.tab = tab
        self._home: Home | None = None
        self.form = RecordForm()
        self.form.add(
            TextField("name", "Nom du foyer", need=Need.MANDATORY),
            TextField("caf_number", "Numéro d’allocataire Caf", need=Need.IMPORTANT),
        )
        self.form.add(ChoiceField("regime", "Régime", codes.offered(codes.REGIMES), need=Need.IMPORTANT))
        self.form.add(TextField("address", "Adresse"))
        self.form.add(
            TextField("postcode", "Code postal", need=Need.IMPORTANT),
            TextField("commune", "Commune", need=Need.IMPORTANT),
            DateField("ended_on", "Foyer clos le", tab.session.clock.day),
        )
        self.form.buttons("Enregistrer le foyer")
        self.attach(self.form, self._save)

    def reload(self) -> None:
        """Shows the homes of the tab's child, the one that pays first."""
        self.show_rows(
            [self._row(one) for one in self.tab.sheet.homes], "Le foyer vient avec le premier parent."
        )

    def _row(self, entry: HomeEntry) -> Row:
        home = entry.home
        pays = home.id == self.tab.sheet.child.billing_home_id
        place = french.NBSP.join(filter(None, (home.postcode, home.commune)))
        facts = [
            f"Caf {home.caf_number}" if home.caf_number else "numéro Caf à compléter",
            f"régime {codes.REGIMES[home.regime]}" if home.regime else "régime à compléter",
            ", ".join(filter(None, (home.address, place))) or "adresse à compléter",
        ]
        if home.ended_on is not None:
            facts.append(f"clos le {french.day(home.ended_on)}")
        deed = Deed(words="Modifier", act=partial(self._begin, home), name=f"home_change_{home.id}")
        title = f"{home.name}, paie les heures" if pays else home.name
        return Row(text=title, note=" · ".join(facts), deeds=(deed,))

    def _begin(self, home: Home) -> None:
        self._home = home
        self.form.fill(home)
        self.open_form(self.form)

    def _save(self) -> None:
        assert self._home is not None
        save_home(self.tab.session, replace(self._home, **self.form.values()))


class ResourceSection(Section):
    """Monthly resources and dependants of each home, from a day on."""

    def __init__(self, tab: Tab) -> None:
        super().__init__("Ressources", name="child_resources", add="Ajouter", begin=self._begin)
        self.tab = tab
        self.form = RecordForm()
        self._homes = ChoiceField[int]("home_id", "Foyer", [], need=Need.MANDATORY)
        self.form.add(
            self._homes, DateField("first_day", "À partir du", tab.session.clock.day, need=Need.MANDATORY)
        )
        self.form.add(
            EurosField(
                "monthly_cents",
                "Ressources d’un mois",
                hint="Celles de CDAP\u00a0; vide si non communiquées.",
            ),
            NumberField("dependants", "Enfants à charge", most=20, need=Need.MANDATORY),
            NumberField("aeeh_children", "dont avec AEEH", most=20),
        )
        self.form.buttons("Enregistrer les ressources")
        self.attach(self.form, self._save)

    def reload(self) -> None:
        """Shows each home's rows, the newest first."""
        self.add.setVisible(bool(self.tab.sheet.homes))
        homes = self.tab.sheet.homes
        rates = rates_today(self.tab.session, homes) if self.tab.can(Right.SEE_MONEY) else {}
        rows = [_rate(entry.home, rates[entry.home.id]) for entry in homes if entry.home.id in rates]
        rows += [self._row(entry.home, one) for entry in homes for one in entry.resources]
        self.show_rows(rows, "Aucune ressource notée\u00a0: le barème en a besoin.")

    def _row(self, home: Home, one: Resources) -> Row:
        money = (
            f"{french.euros(one.monthly_cents)} par mois"
            if one.monthly_cents is not None
            else "non communiquées"
        )
        facts = [home.name, f"depuis le {french.day(one.first_day)}"]
        facts.append(f"{french.plural(one.dependants, 'enfant')} à charge")
        facts += [f"dont {one.aeeh_children} avec AEEH"] if one.aeeh_children else []
        remove = partial(self.do, lambda: remove_resources(self.tab.session, one))
        deed = Deed(words="Retirer", act=remove, name=f"resources_remove_{one.id}")
        return Row(text=money, note=" · ".join(facts), deeds=(deed,))

    def _begin(self) -> None:
        homes = self.tab.sheet.homes
        self._homes.set_choices([(one.home.name, one.home.id) for one in homes])
        last = homes[0].resources[0] if homes[0].resources else None
        self.form.fill(
            None,
            home_id=homes[0].home.id,
            first_day=self.tab.session.clock.day().replace(day=1),
            dependants=last.dependants if last else 1,
            aeeh_children=last.aeeh_children if last else 0,
        )
        self.open_form(self.form)

    def _save(self) -> None:
        values = self.form.values()
        set_resources(
            self.tab.session, Resources(**{**values, "aeeh_children": values["aeeh_children"] or 0})
        )


def _rate(home: Home, found: HourlyRate | Lacks) -> Row:
    """What an hour costs that home today, or what keeps it from being said."""
    if isinstance(found, HourlyRate):
        effort = f"{found.rate.text.replace('.', ',')}{french.NBSP}%"
        counted = french.euros(found.counted_cents)
        words = f"Tarif d’une heure aujourd’hui\u00a0: {french.euros(found.cents)}"
        return Row(text=words, note=f"{home.name} · {counted} × {effort}")
    lacking = french.listed([lack.what for lack in found])
    return Row(text=f"Tarif d’une heure\u00a0: il manque {lacking}", note=home.name, tone="amber")


class ConsentSection(Section):
    """What each home answered on the yearly statistics (Filoué)."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(
            "Statistiques annuelles (Filoué)",
            name="child_consents",
            add="Noter une réponse",
            begin=self._begin,
        )
        self.tab = tab
        self.form = RecordForm()
        self._homes = ChoiceField[int]("home_id", "Foyer", [], need=Need.MANDATORY)
        self.form.add(
            self._homes,
            ChoiceField("given", "Réponse", ANSWERS, need=Need.MANDATORY),
            DateField("first_day", "Le", tab.session.clock.day, need=Need.MANDATORY),
        )
        self.form.buttons("Enregistrer la réponse")
        self.attach(self.form, self._save)

    def reload(self) -> None:
        """Shows each home's latest answer."""
        self.add.setVisible(bool(self.tab.sheet.homes))
        self.show_rows([_answer(entry) for entry in self.tab.sheet.homes], "La réponse se note par foyer.")

    def _begin(self) -> None:
        homes = self.tab.sheet.homes
        self._homes.set_choices([(one.home.name, one.home.id) for one in homes])
        self.form.fill(None, home_id=homes[0].home.id, first_day=self.tab.session.clock.day())
        self.open_form(self.form)

    def _save(self) -> None:
        values = self.form.values()
        home = next(one.home for one in self.tab.sheet.homes if one.home.id == values["home_id"])
        note_consent(self.tab.session, home, first_day=values["first_day"], given=values["given"])


def _answer(entry: HomeEntry) -> Row:
    if not entry.consents:
        return Row(text=f"{entry.home.name}\u00a0: pas encore de réponse", tone="amber")
    latest: Consent = entry.consents[0]
    said = "accord" if latest.given else "refus"
    before = entry.consents[1:]
    if not latest.given and any(one.given for one in before):
        said = "accord retiré"
    told = [f"depuis le {french.day(latest.first_day)}"]
    told += [f"{'accord' if one.given else 'refus'} le {french.day(one.first_day)}" for one in before]
    return Row(text=f"{entry.home.name}\u00a0: {said}", note=" · ".join(told))
