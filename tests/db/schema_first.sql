CREATE TABLE "absences" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "enrolment_id" INTEGER NOT NULL REFERENCES "enrolments" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT NOT NULL CHECK ("last_day" IS date("last_day")),
  "reason" TEXT NOT NULL CHECK ("reason" IN ('hospital', 'excluded_by_doctor', 'illness_certified', 'holiday', 'other_announced', 'unannounced')),
  "announced_on" TEXT CHECK ("announced_on" IS date("announced_on")),
  CHECK ("last_day" >= "first_day")
) STRICT;
CREATE INDEX "absences_by_enrolment_id"
    ON "absences" ("enrolment_id");
CREATE INDEX "absences_by_last_day"
    ON "absences" ("last_day");
CREATE TABLE "allergies" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "child_id" INTEGER NOT NULL REFERENCES "children" (id) ON DELETE RESTRICT,
  "label" TEXT NOT NULL CHECK ("label" <> ''),
  "instructions" TEXT CHECK ("instructions" <> ''),
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT CHECK ("last_day" IS date("last_day")),
  CHECK ("last_day" >= "first_day")
) STRICT;
CREATE INDEX "allergies_by_child_id"
    ON "allergies" ("child_id");
CREATE TABLE "attended_spans" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "enrolment_id" INTEGER NOT NULL REFERENCES "enrolments" (id) ON DELETE RESTRICT,
  "child_id" INTEGER NOT NULL REFERENCES "children" (id) ON DELETE RESTRICT,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "arrived" INTEGER NOT NULL,
  "left" INTEGER,
  CHECK ("arrived" BETWEEN 0 AND 1439),
  CHECK ("left" > "arrived" AND "left" - "arrived" <= 1440),
  FOREIGN KEY ("enrolment_id", "child_id") REFERENCES "enrolments" ("id", "child_id")
) STRICT;
CREATE TRIGGER "attended_spans_INSERT_apart" BEFORE INSERT ON "attended_spans"
WHEN EXISTS (
  SELECT 1 FROM "attended_spans" AS other
  WHERE other.child_id = NEW.child_id AND other.id <> NEW.id
    AND other.day BETWEEN date(NEW.day, '-1 day') AND date(NEW.day, '+1 day')
    AND (julianday(other.day) - julianday(NEW.day)) * 1440 + other.arrived < coalesce(NEW."left", NEW.arrived + 1)
    AND (julianday(other.day) - julianday(NEW.day)) * 1440 + coalesce(other."left", other.arrived + 1) > NEW.arrived
)
BEGIN SELECT RAISE(ABORT, 'overlap: attended_spans'); END;
CREATE TRIGGER "attended_spans_UPDATE_apart" BEFORE UPDATE ON "attended_spans"
WHEN EXISTS (
  SELECT 1 FROM "attended_spans" AS other
  WHERE other.child_id = NEW.child_id AND other.id <> NEW.id
    AND other.day BETWEEN date(NEW.day, '-1 day') AND date(NEW.day, '+1 day')
    AND (julianday(other.day) - julianday(NEW.day)) * 1440 + other.arrived < coalesce(NEW."left", NEW.arrived + 1)
    AND (julianday(other.day) - julianday(NEW.day)) * 1440 + coalesce(other."left", other.arrived + 1) > NEW.arrived
)
BEGIN SELECT RAISE(ABORT, 'overlap: attended_spans'); END;
CREATE INDEX "attended_spans_by_child_id_day"
    ON "attended_spans" ("child_id", "day");
CREATE INDEX "attended_spans_by_day"
    ON "attended_spans" ("day");
CREATE INDEX "attended_spans_by_enrolment_id"
    ON "attended_spans" ("enrolment_id");
CREATE TABLE "capacity_slots" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "places" INTEGER NOT NULL,
  CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440),
  CHECK ("places" >= 0)
) STRICT;
CREATE INDEX "capacity_slots_by_first_day"
    ON "capacity_slots" ("first_day");
CREATE TABLE "care_protocols" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "child_id" INTEGER NOT NULL REFERENCES "children" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT CHECK ("last_day" IS date("last_day")),
  "instructions" TEXT NOT NULL CHECK ("instructions" <> ''),
  "kept_at" TEXT CHECK ("kept_at" <> ''),
  CHECK ("last_day" >= "first_day")
) STRICT;
CREATE INDEX "care_protocols_by_child_id"
    ON "care_protocols" ("child_id");
CREATE TABLE "child_facts" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "child_id" INTEGER NOT NULL REFERENCES "children" (id) ON DELETE RESTRICT,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('walks', 'aeeh')),
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT CHECK ("last_day" IS date("last_day")),
  CHECK ("last_day" >= "first_day")
) STRICT;
CREATE INDEX "child_facts_by_child_id"
    ON "child_facts" ("child_id");
CREATE TABLE "children" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "first_name" TEXT NOT NULL CHECK ("first_name" <> ''),
  "last_name" TEXT NOT NULL CHECK ("last_name" <> ''),
  "birth_day" TEXT NOT NULL CHECK ("birth_day" IS date("birth_day")),
  "billing_home_id" INTEGER REFERENCES "homes" (id) ON DELETE RESTRICT,
  "ended_on" TEXT CHECK ("ended_on" IS date("ended_on"))
) STRICT;
CREATE INDEX "children_by_billing_home_id"
    ON "children" ("billing_home_id");
CREATE TABLE "closures" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT NOT NULL CHECK ("last_day" IS date("last_day")),
  "reason" TEXT NOT NULL CHECK ("reason" IN ('holidays', 'pedagogical', 'exceptional')),
  "start" INTEGER,
  "end" INTEGER,
  "label" TEXT CHECK ("label" <> ''),
  CHECK ("last_day" >= "first_day"),
  CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440),
  CHECK (("start" IS NULL) = ("end" IS NULL))
) STRICT;
CREATE INDEX "closures_by_last_day"
    ON "closures" ("last_day");
CREATE TABLE "consents" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "home_id" INTEGER NOT NULL REFERENCES "homes" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "given" INTEGER NOT NULL CHECK ("given" IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX "consents_one_home_id_first_day"
    ON "consents" ("home_id", "first_day");
CREATE TABLE "contacts" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "child_id" INTEGER NOT NULL REFERENCES "children" (id) ON DELETE RESTRICT,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "relation" TEXT CHECK ("relation" <> ''),
  "phone" TEXT CHECK ("phone" <> ''),
  "may_collect" INTEGER NOT NULL CHECK ("may_collect" IN (0, 1)),
  "emergency" INTEGER NOT NULL CHECK ("emergency" IN (0, 1)),
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT CHECK ("last_day" IS date("last_day")),
  CHECK ("last_day" >= "first_day")
) STRICT;
CREATE INDEX "contacts_by_child_id"
    ON "contacts" ("child_id");
CREATE TABLE "day_exceptions" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "enrolment_id" INTEGER NOT NULL REFERENCES "enrolments" (id) ON DELETE RESTRICT,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "note" TEXT CHECK ("note" <> '')
) STRICT;
CREATE INDEX "day_exceptions_by_day"
    ON "day_exceptions" ("day");
CREATE UNIQUE INDEX "day_exceptions_one_enrolment_id_day"
    ON "day_exceptions" ("enrolment_id", "day");
CREATE TABLE "enrolments" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "child_id" INTEGER NOT NULL REFERENCES "children" (id) ON DELETE RESTRICT,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('regular', 'occasional', 'emergency')),
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT NOT NULL CHECK ("last_day" IS date("last_day")),
  "adaptation_first_day" TEXT CHECK ("adaptation_first_day" IS date("adaptation_first_day")),
  "adaptation_last_day" TEXT CHECK ("adaptation_last_day" IS date("adaptation_last_day")),
  "signed_on" TEXT CHECK ("signed_on" IS date("signed_on")),
  "end_reason" TEXT CHECK ("end_reason" <> ''),
  CHECK ("last_day" >= "first_day"),
  CHECK (("adaptation_first_day" IS NULL) = ("adaptation_last_day" IS NULL)),
  CHECK ("adaptation_first_day" BETWEEN "first_day" AND "adaptation_last_day"),
  CHECK ("adaptation_last_day" <= "last_day")
) STRICT;
CREATE TRIGGER "enrolments_INSERT_apart" BEFORE INSERT ON "enrolments"
WHEN EXISTS (
  SELECT 1 FROM "enrolments" AS other
  WHERE other.child_id = NEW.child_id AND other.kind = NEW.kind AND other.id <> NEW.id
    AND other.first_day <= NEW.last_day AND other.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: enrolments'); END;
CREATE TRIGGER "enrolments_UPDATE_apart" BEFORE UPDATE ON "enrolments"
WHEN EXISTS (
  SELECT 1 FROM "enrolments" AS other
  WHERE other.child_id = NEW.child_id AND other.kind = NEW.kind AND other.id <> NEW.id
    AND other.first_day <= NEW.last_day AND other.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: enrolments'); END;
CREATE INDEX "enrolments_by_child_id"
    ON "enrolments" ("child_id");
CREATE INDEX "enrolments_by_last_day"
    ON "enrolments" ("last_day");
CREATE UNIQUE INDEX "enrolments_one_id_child_id"
    ON "enrolments" ("id", "child_id");
CREATE TABLE "exception_spans" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "exception_id" INTEGER NOT NULL REFERENCES "day_exceptions" (id) ON DELETE RESTRICT,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440)
) STRICT;
CREATE INDEX "exception_spans_by_exception_id"
    ON "exception_spans" ("exception_id");
CREATE TABLE "group_stays" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "child_id" INTEGER NOT NULL REFERENCES "children" (id) ON DELETE RESTRICT,
  "group_id" INTEGER NOT NULL REFERENCES "groups" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day"))
) STRICT;
CREATE INDEX "group_stays_by_group_id"
    ON "group_stays" ("group_id");
CREATE UNIQUE INDEX "group_stays_one_child_id_first_day"
    ON "group_stays" ("child_id", "first_day");
CREATE TABLE "groups" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "position" INTEGER NOT NULL,
  "ended_on" TEXT CHECK ("ended_on" IS date("ended_on"))
) STRICT;
CREATE TABLE "homes" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "caf_number" TEXT CHECK ("caf_number" <> ''),
  "regime" TEXT CHECK ("regime" IN ('general', 'agricultural', 'maritime', 'other')),
  "address" TEXT CHECK ("address" <> ''),
  "postcode" TEXT CHECK ("postcode" <> ''),
  "commune" TEXT CHECK ("commune" <> ''),
  "ended_on" TEXT CHECK ("ended_on" IS date("ended_on"))
) STRICT;
CREATE TABLE "identities" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "manager" TEXT CHECK ("manager" <> ''),
  "address" TEXT CHECK ("address" <> ''),
  "postcode" TEXT CHECK ("postcode" <> ''),
  "commune" TEXT CHECK ("commune" <> ''),
  "phone" TEXT CHECK ("phone" <> ''),
  "email" TEXT CHECK ("email" <> ''),
  "caf_office" TEXT CHECK ("caf_office" <> ''),
  "caf_number" TEXT CHECK ("caf_number" <> ''),
  "idequ" TEXT CHECK ("idequ" <> ''),
  "label_number" TEXT CHECK ("label_number" <> ''),
  "label_first_day" TEXT CHECK ("label_first_day" IS date("label_first_day")),
  "label_last_day" TEXT CHECK ("label_last_day" IS date("label_last_day")),
  "area" TEXT NOT NULL CHECK ("area" IN ('metropolitan', 'alsace_moselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte')),
  "micro" INTEGER NOT NULL CHECK ("micro" IN (0, 1)),
  CHECK ("label_last_day" >= "label_first_day")
) STRICT;
CREATE UNIQUE INDEX "identities_one_first_day"
    ON "identities" ("first_day");
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE "insertion_paths" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "parent_id" INTEGER NOT NULL REFERENCES "parents" (id) ON DELETE RESTRICT,
  "entry_day" TEXT NOT NULL CHECK ("entry_day" IS date("entry_day")),
  "prescriber" TEXT CHECK ("prescriber" IN ('france_travail', 'mission_locale', 'caf', 'departement', 'cap_emploi', 'plie', 'ccas', 'pmi', 'self', 'other')),
  "adviser" TEXT CHECK ("adviser" <> ''),
  "prescribed_on" TEXT CHECK ("prescribed_on" IS date("prescribed_on")),
  "exit_day" TEXT CHECK ("exit_day" IS date("exit_day")),
  "outcome" TEXT CHECK ("outcome" IN ('cdi', 'cdd_6_months', 'temp_6_months', 'civil_service', 'own_business', 'cdd_short', 'temp_short', 'subsidised_job', 'qualifying_training', 'other_insertion', 'no_solution', 'breach', 'other', 'moved_away', 'long_illness', 'parental_leave', 'child_at_school')),
  CHECK ("exit_day" >= "entry_day"),
  CHECK (("exit_day" IS NULL) = ("outcome" IS NULL))
) STRICT;
CREATE TRIGGER "insertion_paths_INSERT_apart" BEFORE INSERT ON "insertion_paths"
WHEN EXISTS (
  SELECT 1 FROM "insertion_paths" AS other
  WHERE other.parent_id = NEW.parent_id AND other.id <> NEW.id
    AND other.entry_day <= coalesce(NEW.exit_day, '9999') AND coalesce(other.exit_day, '9999') >= NEW.entry_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: insertion_paths'); END;
CREATE TRIGGER "insertion_paths_UPDATE_apart" BEFORE UPDATE ON "insertion_paths"
WHEN EXISTS (
  SELECT 1 FROM "insertion_paths" AS other
  WHERE other.parent_id = NEW.parent_id AND other.id <> NEW.id
    AND other.entry_day <= coalesce(NEW.exit_day, '9999') AND coalesce(other.exit_day, '9999') >= NEW.entry_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: insertion_paths'); END;
CREATE INDEX "insertion_paths_by_parent_id"
    ON "insertion_paths" ("parent_id");
CREATE INDEX "insertion_paths_until" ON "insertion_paths" (coalesce("exit_day", '9999'));
CREATE TABLE "journal" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "group" INTEGER NOT NULL,
  "at" TEXT NOT NULL CHECK ("at" IS strftime('%Y-%m-%dT%H:%M:%S', "at")),
  "user" TEXT NOT NULL CHECK ("user" <> ''),
  "deed" TEXT NOT NULL CHECK ("deed" <> ''),
  "kind" TEXT NOT NULL CHECK ("kind" <> ''),
  "row" INTEGER NOT NULL,
  "act" TEXT NOT NULL CHECK ("act" IN ('added', 'changed', 'removed')),
  "changes" TEXT NOT NULL CHECK ("changes" <> ''),
  "undoes" INTEGER NOT NULL CHECK ("undoes" IN (0, 1)),
  CHECK (json_valid(changes))
) STRICT;
CREATE INDEX "journal_by_group"
    ON "journal" ("group");
CREATE INDEX "journal_by_kind_row"
    ON "journal" ("kind", "row");
CREATE TABLE "month_comments" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "month" TEXT NOT NULL CHECK ("month" <> ''),
  "text" TEXT NOT NULL CHECK ("text" <> ''),
  CHECK ("month" IS strftime('%Y-%m', "month" || '-01'))
) STRICT;
CREATE UNIQUE INDEX "month_comments_one_month"
    ON "month_comments" ("month");
CREATE TABLE "opening_spans" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "weekday" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440),
  CHECK ("weekday" BETWEEN 0 AND 6)
) STRICT;
CREATE INDEX "opening_spans_by_first_day"
    ON "opening_spans" ("first_day");
CREATE TABLE "parenthoods" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "child_id" INTEGER NOT NULL REFERENCES "children" (id) ON DELETE RESTRICT,
  "parent_id" INTEGER NOT NULL REFERENCES "parents" (id) ON DELETE RESTRICT,
  "may_collect" INTEGER NOT NULL CHECK ("may_collect" IN (0, 1))
) STRICT;
CREATE INDEX "parenthoods_by_parent_id"
    ON "parenthoods" ("parent_id");
CREATE UNIQUE INDEX "parenthoods_one_child_id_parent_id"
    ON "parenthoods" ("child_id", "parent_id");
CREATE TABLE "parents" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "home_id" INTEGER NOT NULL REFERENCES "homes" (id) ON DELETE RESTRICT,
  "first_name" TEXT NOT NULL CHECK ("first_name" <> ''),
  "last_name" TEXT NOT NULL CHECK ("last_name" <> ''),
  "gender" TEXT CHECK ("gender" IN ('woman', 'man', 'other')),
  "birth_day" TEXT CHECK ("birth_day" IS date("birth_day")),
  "phone" TEXT CHECK ("phone" <> ''),
  "email" TEXT CHECK ("email" <> ''),
  "ended_on" TEXT CHECK ("ended_on" IS date("ended_on"))
) STRICT;
CREATE INDEX "parents_by_home_id"
    ON "parents" ("home_id");
CREATE TABLE "pattern_spans" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "pattern_id" INTEGER NOT NULL REFERENCES "week_patterns" (id) ON DELETE RESTRICT,
  "week" INTEGER NOT NULL,
  "weekday" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440),
  CHECK ("week" BETWEEN 0 AND 9 AND "weekday" BETWEEN 0 AND 6)
) STRICT;
CREATE INDEX "pattern_spans_by_pattern_id"
    ON "pattern_spans" ("pattern_id");
CREATE TABLE "public_holidays" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "opens" INTEGER NOT NULL CHECK ("opens" IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX "public_holidays_one_day"
    ON "public_holidays" ("day");
CREATE TABLE "resources" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "home_id" INTEGER NOT NULL REFERENCES "homes" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "monthly_cents" INTEGER,
  "dependants" INTEGER NOT NULL,
  "aeeh_children" INTEGER NOT NULL,
  CHECK ("monthly_cents" >= 0 AND "dependants" >= 0 AND "aeeh_children" >= 0)
) STRICT;
CREATE UNIQUE INDEX "resources_one_home_id_first_day"
    ON "resources" ("home_id", "first_day");
CREATE TABLE "settings" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "key" TEXT NOT NULL CHECK ("key" <> ''),
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "value" TEXT NOT NULL CHECK ("value" <> '')
) STRICT;
CREATE UNIQUE INDEX "settings_one_key_first_day"
    ON "settings" ("key", "first_day");
CREATE TABLE "users" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "login" TEXT NOT NULL CHECK ("login" <> ''),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "role" TEXT NOT NULL CHECK ("role" IN ('director', 'counsellor', 'team')),
  "active" INTEGER NOT NULL CHECK ("active" IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX "users_one_login"
    ON "users" ("login");
CREATE TABLE "week_patterns" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "enrolment_id" INTEGER NOT NULL REFERENCES "enrolments" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "weeks" INTEGER NOT NULL,
  "turn" TEXT NOT NULL CHECK ("turn" IN ('anchor', 'iso_parity')),
  "anchor" TEXT NOT NULL CHECK ("anchor" IS date("anchor")),
  CHECK ("weeks" BETWEEN 1 AND 10),
  CHECK (strftime('%w', "anchor") = '1')
) STRICT;
CREATE UNIQUE INDEX "week_patterns_one_enrolment_id_first_day"
    ON "week_patterns" ("enrolment_id", "first_day");
