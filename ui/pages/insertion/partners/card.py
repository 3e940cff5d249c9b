"""A partner's card (fiche du partenaire): how to reach it, whom to call there, whom it sent."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from app.insertion.orientation_desk import OrientationLine
from app.insertion.orientations import Answer
from app.insertion.partners import (
    Partner,
    PartnerContact,
    end_contact,
    end_organisation,
    save_contact,
    save_organisation,
)
from app.session import Session
from ui import french
from ui.insertion_words import reached
from ui.pages.insertion.orientations.words import answer_text, state_of
from ui.pages.insertion.partners.forms import ContactForm, LeaveForm, OrganisationForm
from ui.pages.insertion.partners.words import contact_note, kind_text
from ui.widgets.section import Deed, Row, Section
from ui.widgets.side import Card

SHOWN = 8


class FileSection(Section):
    """The organisation itself."""

    def __init__(self, card: "PartnerCard") -> None:
        self.card = card
        add = "Modifier" if card.may_edit else ""
        super().__init__("Coordonnées", name="partner_file", add=add, begin=self.begin)
        self.form = OrganisationForm("Enregistrer le partenaire")
        self.leaving = LeaveForm(
            "Retiré de l’annuaire depuis le", "Retirer de l’annuaire", lambda: card.today
        )
        self.attach(self.form, self._save)
        self.attach(self.leaving, self._leave)

    def show_partner(self) -> None:
        """How to reach it."""
        one, reach = self.card.partner.organisation, "Ni téléphone ni adresse électronique"
        known = reached(one.phone, one.email)
        rows = [self._kind(), Row(text=known or reach, tone="ink" if known else "muted")]
        rows += [Row(text=text) for text in (one.address, one.note) if text]
        self.show_rows(rows)

    def _kind(self) -> Row:
        one, text = self.card.partner.organisation, kind_text(self.card.partner)
        may = self.card.may_edit
        if one.ended_on is None:
            leave = Deed(words="Retirer…", act=self.begin_leaving, name="partner_leave")
            return Row(text=text, deeds=(leave,) if may else ())
        back = Deed(words="Reprendre", act=self._take_back, name="partner_back")
        gone = f"retiré de l’annuaire le {french.day(one.ended_on)}"
        return Row(text=text, note=gone, deeds=(back,) if may else ())

    def begin(self) -> None:
        """Corrects it."""
        self.form.fill(self.card.partner.organisation)
        self.open_form(self.form)

    def begin_leaving(self) -> None:
        """The crèche no longer works with it."""
        self.leaving.start(self.card.today)
        self.open_form(self.leaving)

    def _save(self) -> None:
        save_organisation(self.card.session, self.form.organisation(self.card.partner.organisation))

    def _leave(self) -> None:
        end_organisation(self.card.session, self.card.partner.organisation, self.leaving.ended_on.filled())

    def _take_back(self) -> None:
        self.do(lambda: end_organisation(self.card.session, self.card.partner.organisation, None))


class ContactsSection(Section):
    """Those who are there, then those who have left."""

    def __init__(self, card: "PartnerCard") -> None:
        self.card = card
        self._former: PartnerContact | None = None
        add = "Ajouter" if card.may_edit else ""
        super().__init__("Contacts", name="partner_contacts", add=add, begin=self.begin)
        self.form = ContactForm()
        self.leaving = LeaveForm("Départ de l’organisme le", "Retirer le contact", lambda: card.today)
        self.attach(self.form, self._save)
        self.attach(self.leaving, self._leave)

    def show_partner(self) -> None:
        """A row each."""
        contacts = sorted(self.card.partner.contacts, key=lambda one: one.ended_on is not None)
        self.show_rows(
            [self._row(one) for one in contacts], "Personne encore. « Ajouter » note qui appeler ici."
        )

    def _row(self, one: PartnerContact) -> Row:
        if one.ended_on is not None:
            back = Deed(words="Reprendre", act=partial(self._take_back, one), name=f"contact_back_{one.id}")
            note = f"contact retiré le {french.day(one.ended_on)}"
            return Row(text=one.name, note=note, tone="muted", deeds=(back,) if self.card.may_edit else ())
        deeds = (
            Deed(words="Modifier", act=partial(self.begin, one), name=f"contact_change_{one.id}"),
            Deed(words="Retirer…", act=partial(self.begin_leaving, one), name=f"contact_leave_{one.id}"),
        )
        return Row(text=one.name, note=contact_note(one), deeds=deeds if self.card.may_edit else ())

    def begin(self, former: PartnerContact | None = None) -> None:
        """Somebody more, or a correction."""
        self._former = former
        self.form.fill(former)
        self.open_form(self.form)

    def begin_leaving(self, one: PartnerContact) -> None:
        """Somebody has left the organisation."""
        self._former = one
        self.leaving.start(self.card.today)
        self.open_form(self.leaving)

    def _save(self) -> None:
        save_contact(self.card.session, self.form.contact(self._former, self.card.partner.id))

    def _leave(self) -> None:
        assert self._former is not None
        end_contact(self.card.session, self._former, self.leaving.ended_on.filled())

    def _take_back(self, one: PartnerContact) -> None:
        self.do(lambda: end_contact(self.card.session, one, None))


class SentSection(Section):
    """The parents that it sent, the newest first."""

    def __init__(self, card: "PartnerCard") -> None:
        self.card = card
        super().__init__("Orientations", name="partner_sent")

    def show_partner(self) -> None:
        """A sum, then the last ones."""
        lines = self.card.sent
        self.setVisible(bool(lines))
        rows = [Row(text=sums(lines))] if lines else []
        rows += [self._row(one) for one in lines[:SHOWN]]
        if len(lines) > SHOWN:
            rows.append(Row(text=f"et {french.plural(len(lines) - SHOWN, 'autre')} avant", tone="muted"))
        self.show_rows(rows)

    def _row(self, line: OrientationLine) -> Row:
        see = Deed(words="Voir", act=partial(self.card.wanted.emit, line.id), name=f"sent_{line.id}")
        received = f"reçue le {french.day_figures(line.orientation.day)}"
        tone = state_of(line)[1]
        return Row(
            text=line.parent.name,
            note=f"{received}, {answer_text(line, self.card.today)}",
            note_tone=tone if tone == "amber" else "muted",
            deeds=(see,),
        )


def sums(lines: list[OrientationLine]) -> str:
    """« 12 orientations : 5 acceptées, 4 refusées, 3 en attente »."""
    accepted = sum(one.orientation.answer is Answer.ACCEPTED for one in lines)
    declined = sum(one.orientation.answer is Answer.DECLINED for one in lines)
    waiting = len(lines) - accepted - declined
    parts = [
        french.plural(accepted, "acceptée") if accepted else "",
        french.plural(declined, "refusée") if declined else "",
        f"{waiting}{french.NBSP}en attente" if waiting else "",
    ]
    return f"{french.plural(len(lines), 'orientation')}{french.NBSP}: {', '.join(filter(None, parts))}"


class PartnerCard(Card):
    """One organisation of the directory, whole. `wanted(orientation_id)`: one of those is to be seen."""

    wanted = Signal(int)

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__(session, name="partner_card", closable=False)
        self._partner: Partner | None = None
        self.sent: list[OrientationLine] = []
        self.file, self.contacts, self.orientations = (
            FileSection(self),
            ContactsSection(self),
            SentSection(self),
        )
        for section in (self.file, self.contacts, self.orientations):
            self.put(section)

    @property
    def partner(self) -> Partner:
        """The one shown; only asked for once there is one."""
        assert self._partner is not None
        return self._partner

    @property
    def shown_id(self) -> int | None:
        """Its id; None while there is none."""
        return self._partner.id if self._partner is not None else None

    def show_partner(self, partner: Partner, sent: list[OrientationLine]) -> None:
        """That one; forms open on another are put away."""
        if self.shown_id != partner.id:
            self.sections.close_forms()
        self._partner, self.sent = partner, sent
        gone = partner.organisation.ended_on is not None
        self.show_name(partner.organisation.name, *(("retiré", "muted") if gone else ("", "ink")))
        for section in (self.file, self.contacts, self.orientations):
            section.show_partner()

    def enter(self) -> None:
        """The cursor on what may be done first."""
        self.file.add.setFocus()
