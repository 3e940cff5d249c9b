"""First steps: homes, parents, children, who may collect them, and what their care requires."""

from db.columns import code, create, day, flag, number, ref, text, unique
from db.driver import Database
from db.migrations.structure import ORDERED


def create_homes(db: Database) -> None:
    """Households with their CAF file and resources."""
    create(
        db,
        "homes",
        {
            "name": text(),
            "caf_number": text(null=True),
            "regime": code("general", "agricultural", "maritime", "other", null=True),
            "address": text(null=True),
            "postcode": text(null=True),
            "commune": text(null=True),
            "ended_on": day(null=True),
        },
    )
    create(
        db,
        "resources",
        {
            "home_id": ref("homes", index=False),
            "first_day": day(),
            "monthly_cents": number(null=True),
            "dependants": number(),
            "aeeh_children": number(),
        },
        'CHECK ("monthly_cents" >= 0 AND "dependants" >= 0 AND "aeeh_children" >= 0)',
    )
    unique(db, "resources", "home_id", "first_day")
    create(db, "consents", {"home_id": ref("homes", index=False), "first_day": day(), "given": flag()})
    unique(db, "consents", "home_id", "first_day")


def create_parents(db: Database) -> None:
    """Parents and guardians."""
    create(
        db,
        "parents",
        {
            "home_id": ref("homes"),
            "first_name": text(),
            "last_name": text(),
            "gender": code("woman", "man", "other", null=True),
            "birth_day": day(null=True),
            "phone": text(null=True),
            "email": text(null=True),
            "ended_on": day(null=True),
        },
    )


def create_children(db: Database) -> None:
    """Children and their parents."""
    create(
        db,
        "children",
        {
            "first_name": text(),
            "last_name": text(),
            "birth_day": day(),
            "billing_home_id": ref("homes", null=True),
            "ended_on": day(null=True),
        },
    )
    create(
        db,
        "parenthoods",
        {"child_id": ref("children", index=False), "parent_id": ref("parents"), "may_collect": flag()},
    )
    unique(db, "parenthoods", "child_id", "parent_id")


def create_contacts(db: Database) -> None:
    """Whom to call, who may collect the child, and dated facts."""
    create(
        db,
        "contacts",
        {
            "child_id": ref("children"),
            "name": text(),
            "relation": text(null=True),
            "phone": text(null=True),
            "may_collect": flag(),
            "emergency": flag(),
            "first_day": day(),
            "last_day": day(null=True),
        },
        ORDERED,
    )
    create(
        db,
        "child_facts",
        {
            "child_id": ref("children"),
            "kind": code("walks", "aeeh"),
            "first_day": day(),
            "last_day": day(null=True),
        },
        ORDERED,
    )


def create_groups(db: Database) -> None:
    """Sections and each child's stay in them."""
    create(db, "groups", {"name": text(), "position": number(), "ended_on": day(null=True)})
    create(
        db,
        "group_stays",
        {"child_id": ref("children", index=False), "group_id": ref("groups"), "first_day": day()},
    )
    unique(db, "group_stays", "child_id", "first_day")


def create_health(db: Database) -> None:
    """Allergies and care protocols."""
    create(
        db,
        "allergies",
        {
            "child_id": ref("children"),
            "label": text(),
            "instructions": text(null=True),
            "first_day": day(),
            "last_day": day(null=True),
        },
        ORDERED,
    )
    create(
        db,
        "care_protocols",
        {
            "child_id": ref("children"),
            "first_day": day(),
            "last_day": day(null=True),
            "instructions": text(),
            "kept_at": text(null=True),
        },
        ORDERED,
    )


STEPS = (create_homes, create_parents, create_children, create_contacts, create_groups, create_health)
