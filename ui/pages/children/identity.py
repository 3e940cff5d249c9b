"""The first tab, Fiche: name and birth, the group and the facts with their days, brothers and sisters."""

from dataclasses import replace
from functools import partial

from app.days import ONE_DAY
from app.families.child_list import Standing
from app.families.facts import add_fact, change_fact, remove_fact
from app.families.family_files import save_child
from app.families.groups import place_in_group, remove_group_stay
from app.families.records import ChildFact, FactKind
from app.protection.access import may_hand_over
from app.protection.records import GivenKind
from app.users import Right
from ui import codes, french
from ui.forms import ChoiceField, DateField, Need, TextField
from ui.pages.children.tab import Tab
from ui.widgets.section import Deed, RecordForm, Row, Section


class IdentityTab(Tab):
    """Who the child is, in which group, and what care depends on."""

    def build(self) -> None:
        self.may_edit = self.can(Right.EDIT_FAMILIES)
        add = "Ajouter" if self.may_edit else ""
        self.identity = self.put(Section("Identité", name="child_identity"))
        self.groups = self.put(
            Section(
                "Groupe", name="child_groups", add="Changer de groupe" if add else "", begin=self._begin_group
            )
        )
        self.facts = self.put(
            Section("Marche, AEEH" if add else "Marche", name="child_facts", add=add, begin=self._begin_fact)
        )
        self.siblings = self.put(Section("Fratrie", name="child_siblings"))
        self._fact: ChildFact | None = None
        today = self.session.clock.day
        self.form = RecordForm()
        self.form.add(
            TextField("first_name", "Prénom", need=Need.MANDATORY),
            TextField("last_name", "Nom", need=Need.MANDATORY),
        )
        self.form.add(
            DateField("birth_day", "Naissance", today, need=Need.MANDATORY),
            DateField("ended_on", "Dossier clos le", today, hint="Vide tant que l’enfant peut revenir."),
        )
        self._payer = ChoiceField[int]("billing_home_id", "Foyer qui paie", [])
        self.form.add(self._payer)
        self.form.buttons("Enregistrer l’identité")
        self.identity.attach(self.form, self._save_child)
        self._build_dated()

    def _build_dated(self) -> None:
        today = self.session.clock.day
        self.group_form = RecordForm()
        self._group = ChoiceField[int]("group_id", "Groupe", [], need=Need.MANDATORY)
        self.group_form.add(self._group, DateField("first_day", "À partir du", today, need=Need.MANDATORY))
        self.group_form.buttons("Enregistrer le groupe")
        self.groups.attach(self.group_form, self._save_group)
        self.fact_form = RecordForm()
        self.fact_form.add(
            ChoiceField("kind", "Fait", codes.offered(codes.FACTS), need=Need.MANDATORY),
            DateField("first_day", "Depuis le", today, need=Need.MANDATORY),
            DateField("last_day", "Jusqu’au", today, hint="Vide tant que c’est vrai."),
        )
        self.fact_form.buttons("Enregistrer le fait")
        self.facts.attach(self.fact_form, self._save_fact)

    def reload(self) -> None:
        child = self.sheet.child
        facts = [f"naissance le {french.day(child.birth_day)}"]
        facts += [
            f"{home.home.name} paie les heures"
            for home in self.sheet.homes
            if home.home.id == child.billing_home_id
        ]
        if child.ended_on is not None:
            facts.append(f"dossier clos le {french.day(child.ended_on)}")
        deeds = [Deed(words="Modifier", act=self._begin_child, name="child_change")] if self.may_edit else []
        if may_hand_over(self.session, GivenKind.CHILD):
            deeds.append(Deed(words="Dossier à remettre", act=self._ask_file, name="child_file"))
        row = Row(text=child.name, note=" · ".join(facts), deeds=tuple(deeds))
        self.identity.show_rows([row])
        self.groups.show_rows(
            [self._stay_row(number) for number in range(len(self.sheet.stays))],
            "Aucun groupe encore\u00a0: « Changer de groupe » en note un, avec son premier jour."
            if self.may_edit
            else "Aucun groupe.",
        )
        self.facts.show_rows(
            [self._fact_row(fact) for fact in self.sheet.facts],
            "Pas de marche notée\u00a0: l’enfant compte parmi ceux qui ne marchent pas.",
        )
        self.siblings.setVisible(bool(self.sheet.siblings))
        today = self.session.clock.day()
        self.siblings.show_rows(
            [Row(text=one.name, note=french.age(one.birth_day, today)) for one in self.sheet.siblings]
        )

    def _stay_row(self, number: int) -> Row:
        stay, group = self.sheet.stays[number]
        today = self.session.clock.day()
        note = f"{'à partir du' if stay.first_day > today else 'depuis le'} {french.day(stay.first_day)}"
        if number:  # the newest stands first: this one lasted until the eve of the one above
            note = french.period(stay.first_day, self.sheet.stays[number - 1][0].first_day - ONE_DAY)
        over = self.sheet.group is not None and group.id != self.sheet.group.id and stay.first_day <= today
        remove = partial(self.groups.do, lambda: remove_group_stay(self.session, stay))
        deeds = (Deed(words="Retirer", act=remove, name=f"stay_remove_{stay.id}"),)
        return Row(
            text=group.name,
            note=note,
            tone="muted" if over else "ink",
            deeds=deeds if self.may_edit else (),
        )

    def _fact_row(self, fact: ChildFact) -> Row:
        deeds = (
            Deed(words="Modifier", act=partial(self._begin_fact, fact), name=f"fact_change_{fact.id}"),
            Deed(
                words="Retirer",
                act=partial(self.facts.do, lambda: remove_fact(self.session, fact)),
                name=f"fact_remove_{fact.id}",
            ),
        )
        words = "Marche" if fact.kind is FactKind.WALKS else "Bénéficie de l’AEEH"
        period = french.period(fact.first_day, fact.last_day)
        return Row(text=words, note=period, deeds=deeds if self.may_edit else ())

    def _ask_file(self) -> None:
        self.filed.emit(GivenKind.CHILD, self.sheet.child.id)

    def _begin_child(self) -> None:
        homes = [(one.home.name, one.home.id) for one in self.sheet.homes]
        self._payer.set_choices(homes)
        self._payer.setVisible(bool(homes))
        self.form.fill(self.sheet.child)
        self.identity.open_form(self.form)

    def _save_child(self) -> None:
        save_child(self.session, replace(self.sheet.child, **self.form.values()))

    def _begin_group(self) -> None:
        self._group.set_choices([(group.name, group.id) for group in self.sheet.groups])
        first = self.session.clock.day()
        if self.sheet.standing is Standing.TO_COME and self.sheet.current:
            first = self.sheet.current[0].first_day
        self.group_form.fill(None, first_day=first)
        self.groups.open_form(self.group_form)

    def _save_group(self) -> None:
        group = next(one for one in self.sheet.groups if one.id == self._group.filled())
        place_in_group(self.session, self.sheet.child, group, self.group_form.values()["first_day"])

    def _begin_fact(self, fact: ChildFact | None = None) -> None:
        self._fact = fact
        self.fact_form.fill(fact, **({} if fact else {"first_day": self.session.clock.day()}))
        self.facts.open_form(self.fact_form)

    def _save_fact(self) -> None:
        values = self.fact_form.values()
        if self._fact is None:
            add_fact(self.session, ChildFact(child_id=self.sheet.child.id, **values))
        else:
            change_fact(self.session, replace(self._fact, **values))
