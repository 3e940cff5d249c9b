"""What planning would say of an appointment while it is typed (vérification d'un rendez-vous), under its field."""

from app.insertion.interview_desk import check_appointment
from app.insertion.interviews import Interview
from app.insertion.paths import InsertionPath
from app.session import Session
from ui import french
from ui.insertion_fields import AppointmentField


def tell_appointment(
    session: Session, field: AppointmentField, path: InsertionPath, wanted: Interview
) -> None:
    """Its refusal or warnings in amber, else the children who are cared for meanwhile."""
    found = check_appointment(session, path, wanted)
    made = field.value()
    told = "" if made is None else field.understood(made)
    if found.refusal:
        field.tell(f"{told}. {found.refusal}", "amber")
    elif found.warnings:
        field.tell(f"{told}. {' '.join(found.warnings)}", "amber")
    else:
        cared = french.listed([child.first_name for child in found.in_care])
        field.tell(f"{told}{f', {cared} à la crèche' if cared else ''}", "fine")
