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
CREATE TABLE "admission_decisions" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "admission_id" INTEGER NOT NULL REFERENCES "admission_requests" (id) ON DELETE RESTRICT,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "verdict" TEXT NOT NULL CHECK ("verdict" IN ('admitted', 'declined', 'withdrawn', 'reopened')),
  "why" TEXT CHECK ("why" IN ('no_place', 'hours', 'staff', 'others_first', 'age', 'elsewhere', 'no_answer', 'moved', 'other')),
  "note" TEXT CHECK ("note" <> ''),
  "user_id" INTEGER NOT NULL REFERENCES "users" (id) ON DELETE RESTRICT,
  CHECK (("verdict" IN ('declined', 'withdrawn')) = ("why" IS NOT NULL)),
  CHECK ("why" <> 'other' OR "note" IS NOT NULL)
) STRICT;
CREATE INDEX "admission_decisions_by_admission_id"
    ON "admission_decisions" ("admission_id");
CREATE INDEX "admission_decisions_by_user_id"
    ON "admission_decisions" ("user_id");
CREATE TABLE "admission_requests" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "first_name" TEXT NOT NULL CHECK ("first_name" <> ''),
  "last_name" TEXT NOT NULL CHECK ("last_name" <> ''),
  "birth_day" TEXT NOT NULL CHECK ("birth_day" IS date("birth_day")),
  "contact_first_name" TEXT NOT NULL CHECK ("contact_first_name" <> ''),
  "contact_last_name" TEXT NOT NULL CHECK ("contact_last_name" <> ''),
  "phone" TEXT CHECK ("phone" <> ''),
  "email" TEXT CHECK ("email" <> ''),
  "asked_on" TEXT NOT NULL CHECK ("asked_on" IS date("asked_on")),
  "wanted_from" TEXT NOT NULL CHECK ("wanted_from" IS date("wanted_from")),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('regular', 'occasional', 'emergency')),
  "avip" INTEGER NOT NULL CHECK ("avip" IN (0, 1)),
  "single_parent" INTEGER NOT NULL CHECK ("single_parent" IN (0, 1)),
  "qpv" INTEGER NOT NULL CHECK ("qpv" IN (0, 1)),
  "rsa" INTEGER NOT NULL CHECK ("rsa" IN (0, 1)),
  "sibling" INTEGER NOT NULL CHECK ("sibling" IN (0, 1)),
  "state" TEXT NOT NULL CHECK ("state" IN ('waiting', 'admitted', 'declined', 'withdrawn')),
  "child_id" INTEGER REFERENCES "children" (id) ON DELETE RESTRICT,
  CHECK (("state" = 'admitted') = ("child_id" IS NOT NULL)),
  CHECK ("wanted_from" >= "birth_day")
) STRICT;
CREATE INDEX "admission_requests_by_child_id"
    ON "admission_requests" ("child_id");
CREATE INDEX "admission_requests_by_state"
    ON "admission_requests" ("state");
CREATE TABLE "admission_spans" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "admission_id" INTEGER NOT NULL REFERENCES "admission_requests" (id) ON DELETE RESTRICT,
  "weekday" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CHECK ("weekday" BETWEEN 0 AND 6),
  CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440)
) STRICT;
CREATE INDEX "admission_spans_by_admission_id"
    ON "admission_spans" ("admission_id");
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
CREATE TABLE "care_requests" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "event_id" INTEGER NOT NULL REFERENCES "work_events" (id) ON DELETE RESTRICT,
  "child_id" INTEGER NOT NULL REFERENCES "children" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT CHECK ("last_day" IS date("last_day")),
  "asked_on" TEXT NOT NULL CHECK ("asked_on" IS date("asked_on")),
  "answer" TEXT NOT NULL CHECK ("answer" IN ('waiting', 'accepted', 'declined', 'withdrawn')),
  "answered_on" TEXT CHECK ("answered_on" IS date("answered_on")),
  "user_id" INTEGER REFERENCES "users" (id) ON DELETE RESTRICT,
  "reason" TEXT CHECK ("reason" <> ''),
  "became" TEXT CHECK ("became" IN ('exceptions', 'week', 'enrolment')),
  CHECK ("last_day" >= "first_day"),
  CHECK ("answer" <> 'accepted' OR "became" IS NOT NULL),
  CHECK ("answer" NOT IN ('accepted', 'declined') OR "answered_on" IS NOT NULL)
) STRICT;
CREATE INDEX "care_requests_by_child_id"
    ON "care_requests" ("child_id");
CREATE INDEX "care_requests_by_event_id"
    ON "care_requests" ("event_id");
CREATE INDEX "care_requests_by_user_id"
    ON "care_requests" ("user_id");
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
CREATE TABLE "drafts" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "login" TEXT NOT NULL CHECK ("login" <> ''),
  "form" TEXT NOT NULL CHECK ("form" <> ''),
  "about" INTEGER NOT NULL,
  "saved_at" TEXT NOT NULL CHECK ("saved_at" IS strftime('%Y-%m-%dT%H:%M:%S', "saved_at")),
  "content" TEXT NOT NULL CHECK ("content" <> ''),
  "sealed" BLOB CHECK (length("sealed") > 0)
) STRICT;
CREATE UNIQUE INDEX "drafts_one_login_form_about"
    ON "drafts" ("login", "form", "about");
CREATE TABLE "engagements" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "path_id" INTEGER NOT NULL REFERENCES "insertion_paths" (id) ON DELETE RESTRICT,
  "origin" TEXT NOT NULL CHECK ("origin" IS date("origin")),
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT NOT NULL CHECK ("last_day" IS date("last_day")),
  "renewal" INTEGER NOT NULL,
  "signed_on" TEXT CHECK ("signed_on" IS date("signed_on")),
  "weekly_minutes" INTEGER,
  "objectives" TEXT CHECK ("objectives" <> ''),
  "bilan_on" TEXT CHECK ("bilan_on" IS date("bilan_on")),
  "bilan" TEXT CHECK ("bilan" <> ''),
  "ended_on" TEXT CHECK ("ended_on" IS date("ended_on")),
  "end_reason" TEXT CHECK ("end_reason" IN ('job', 'training', 'child_left', 'moved', 'parent_wish', 'breach', 'other')),
  CHECK ("last_day" >= "first_day"),
  CHECK ("ended_on" >= "first_day" AND "ended_on" < "last_day"),
  CHECK (("ended_on" IS NULL) = ("end_reason" IS NULL)),
  CHECK ("origin" <= "first_day" AND "renewal" >= 0)
) STRICT;
CREATE TRIGGER "engagements_INSERT_apart" BEFORE INSERT ON "engagements"
WHEN EXISTS (
  SELECT 1 FROM "engagements" AS other
  WHERE other.path_id = NEW.path_id AND other.id <> NEW.id
    AND other.first_day <= coalesce(NEW.ended_on, NEW.last_day)
    AND coalesce(other.ended_on, other.last_day) >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: engagements'); END;
CREATE TRIGGER "engagements_UPDATE_apart" BEFORE UPDATE ON "engagements"
WHEN EXISTS (
  SELECT 1 FROM "engagements" AS other
  WHERE other.path_id = NEW.path_id AND other.id <> NEW.id
    AND other.first_day <= coalesce(NEW.ended_on, NEW.last_day)
    AND coalesce(other.ended_on, other.last_day) >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: engagements'); END;
CREATE UNIQUE INDEX "engagements_one_path_id_renewal"
    ON "engagements" ("path_id", "renewal");
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
CREATE TABLE "follow_ups" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "path_id" INTEGER NOT NULL REFERENCES "insertion_paths" (id) ON DELETE RESTRICT,
  "months" INTEGER NOT NULL,
  "answered_on" TEXT NOT NULL CHECK ("answered_on" IS date("answered_on")),
  "answer" TEXT NOT NULL CHECK ("answer" IN ('employed', 'not_employed', 'unreachable')),
  CHECK ("months" IN (3, 6))
) STRICT;
CREATE UNIQUE INDEX "follow_ups_one_path_id_months"
    ON "follow_ups" ("path_id", "months");
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
CREATE TABLE "hour_envelopes" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "enrolment_id" INTEGER NOT NULL REFERENCES "enrolments" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "monthly_minutes" INTEGER NOT NULL,
  CHECK ("monthly_minutes" BETWEEN 1 AND 44640)
) STRICT;
CREATE UNIQUE INDEX "hour_envelopes_one_enrolment_id_first_day"
    ON "hour_envelopes" ("enrolment_id", "first_day");
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
  "orientation_id" INTEGER REFERENCES "orientations" (id) ON DELETE RESTRICT,
  "referent_id" INTEGER REFERENCES "users" (id) ON DELETE RESTRICT,
  "place_kept_on" TEXT CHECK ("place_kept_on" IS date("place_kept_on")),
  CHECK ("exit_day" >= "entry_day"),
  CHECK (("exit_day" IS NULL) = ("outcome" IS NULL)),
  CHECK ("place_kept_on" >= "entry_day")
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
CREATE INDEX "insertion_paths_by_referent_id"
    ON "insertion_paths" ("referent_id");
CREATE UNIQUE INDEX "insertion_paths_one_orientation_id"
    ON "insertion_paths" ("orientation_id");
CREATE INDEX "insertion_paths_until" ON "insertion_paths" (coalesce("exit_day", '9999'));
CREATE TABLE "interview_moves" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "interview_id" INTEGER NOT NULL REFERENCES "interviews" (id) ON DELETE RESTRICT,
  "moved_on" TEXT NOT NULL CHECK ("moved_on" IS date("moved_on")),
  "from_day" TEXT NOT NULL CHECK ("from_day" IS date("from_day")),
  "from_start" INTEGER NOT NULL,
  "asked_by" TEXT CHECK ("asked_by" IN ('parent', 'creche'))
) STRICT;
CREATE INDEX "interview_moves_by_interview_id"
    ON "interview_moves" ("interview_id");
CREATE TABLE "interviews" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "path_id" INTEGER NOT NULL REFERENCES "insertion_paths" (id) ON DELETE RESTRICT,
  "user_id" INTEGER REFERENCES "users" (id) ON DELETE RESTRICT,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "start" INTEGER NOT NULL,
  "minutes" INTEGER NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('planned', 'held', 'excused', 'cancelled', 'no_show')),
  "medium" TEXT NOT NULL CHECK ("medium" IN ('on_site', 'phone', 'video', 'at_home', 'outside')),
  "subject" TEXT NOT NULL CHECK ("subject" IN ('follow_up', 'first', 'engagement', 'bilan', 'job_preparation', 'other')),
  "present" TEXT CHECK ("present" <> ''),
  "note" TEXT CHECK ("note" <> ''),
  CHECK ("start" BETWEEN 0 AND 1439 AND "minutes" BETWEEN 1 AND 1440)
) STRICT;
CREATE INDEX "interviews_by_day"
    ON "interviews" ("day");
CREATE INDEX "interviews_by_path_id"
    ON "interviews" ("path_id");
CREATE INDEX "interviews_by_user_id_day"
    ON "interviews" ("user_id", "day");
CREATE UNIQUE INDEX "interviews_one_at_a_time" ON "interviews" ("path_id", "day", "start") WHERE "state" IN ('planned', 'held');
CREATE TABLE "job_spells" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "path_id" INTEGER NOT NULL REFERENCES "insertion_paths" (id) ON DELETE RESTRICT,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('cdi', 'cdd_6_months', 'temp_6_months', 'civil_service', 'own_business', 'cdd_short', 'temp_short', 'subsidised_job', 'apprenticeship')),
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT CHECK ("last_day" IS date("last_day")),
  "weekly_minutes" INTEGER,
  "employer" TEXT CHECK ("employer" <> ''),
  "evidence" TEXT CHECK ("evidence" IN ('contract', 'payslip', 'employer_letter', 'registration', 'declared')),
  "evidence_on" TEXT CHECK ("evidence_on" IS date("evidence_on")),
  CHECK ("last_day" >= "first_day")
) STRICT;
CREATE INDEX "job_spells_by_path_id"
    ON "job_spells" ("path_id");
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
CREATE TABLE "leaves" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "member_id" INTEGER NOT NULL REFERENCES "staff_members" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT NOT NULL CHECK ("last_day" IS date("last_day")),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('paid_leave', 'sick_leave', 'training_leave', 'other_leave')),
  CHECK ("last_day" >= "first_day")
) STRICT;
CREATE TRIGGER "leaves_INSERT_apart" BEFORE INSERT ON "leaves"
WHEN EXISTS (
  SELECT 1 FROM "leaves" AS other
  WHERE other.member_id = NEW.member_id AND other.id <> NEW.id
    AND other.first_day <= NEW.last_day AND other.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: leaves'); END;
CREATE TRIGGER "leaves_UPDATE_apart" BEFORE UPDATE ON "leaves"
WHEN EXISTS (
  SELECT 1 FROM "leaves" AS other
  WHERE other.member_id = NEW.member_id AND other.id <> NEW.id
    AND other.first_day <= NEW.last_day AND other.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'overlap: leaves'); END;
CREATE INDEX "leaves_by_last_day"
    ON "leaves" ("last_day");
CREATE INDEX "leaves_by_member_id"
    ON "leaves" ("member_id");
CREATE TABLE "meeting_attendees" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "meeting_id" INTEGER NOT NULL REFERENCES "meetings" (id) ON DELETE RESTRICT,
  "user_id" INTEGER REFERENCES "users" (id) ON DELETE RESTRICT,
  "contact_id" INTEGER REFERENCES "partner_contacts" (id) ON DELETE RESTRICT,
  CHECK (("user_id" IS NULL) <> ("contact_id" IS NULL))
) STRICT;
CREATE INDEX "meeting_attendees_by_contact_id"
    ON "meeting_attendees" ("contact_id");
CREATE INDEX "meeting_attendees_by_meeting_id"
    ON "meeting_attendees" ("meeting_id");
CREATE INDEX "meeting_attendees_by_user_id"
    ON "meeting_attendees" ("user_id");
CREATE TABLE "meeting_topics" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "meeting_id" INTEGER NOT NULL REFERENCES "meetings" (id) ON DELETE RESTRICT,
  "path_id" INTEGER NOT NULL REFERENCES "insertion_paths" (id) ON DELETE RESTRICT,
  "why" TEXT NOT NULL CHECK ("why" IN ('silent', 'absences', 'overdue', 'ending', 'asked')),
  "decision" TEXT CHECK ("decision" <> '')
) STRICT;
CREATE INDEX "meeting_topics_by_path_id"
    ON "meeting_topics" ("path_id");
CREATE UNIQUE INDEX "meeting_topics_one_meeting_id_path_id"
    ON "meeting_topics" ("meeting_id", "path_id");
CREATE TABLE "meetings" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "start" INTEGER,
  "minutes" INTEGER,
  "with_partners" INTEGER NOT NULL CHECK ("with_partners" IN (0, 1)),
  "state" TEXT NOT NULL CHECK ("state" IN ('planned', 'held', 'cancelled')),
  "title" TEXT CHECK ("title" <> ''),
  "summary" TEXT CHECK ("summary" <> ''),
  "others" TEXT CHECK ("others" <> ''),
  CHECK ("state" <> 'held' OR "minutes" IS NOT NULL)
) STRICT;
CREATE INDEX "meetings_by_day"
    ON "meetings" ("day");
CREATE TABLE "month_comments" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "month" TEXT NOT NULL CHECK ("month" <> ''),
  "text" TEXT NOT NULL CHECK ("text" <> ''),
  CHECK ("month" IS strftime('%Y-%m', "month" || '-01'))
) STRICT;
CREATE UNIQUE INDEX "month_comments_one_month"
    ON "month_comments" ("month");
CREATE TABLE "need_levels" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "need_id" INTEGER NOT NULL REFERENCES "needs" (id) ON DELETE RESTRICT,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "intensity" TEXT NOT NULL CHECK ("intensity" IN ('low', 'medium', 'high', 'unknown'))
) STRICT;
CREATE UNIQUE INDEX "need_levels_one_need_id_day"
    ON "need_levels" ("need_id", "day");
CREATE TABLE "needs" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "path_id" INTEGER NOT NULL REFERENCES "insertion_paths" (id) ON DELETE RESTRICT,
  "theme" TEXT NOT NULL CHECK ("theme" IN ('housing', 'mobility', 'childcare', 'health', 'language', 'digital', 'paperwork', 'money', 'choosing_a_job', 'training', 'applying', 'finding_a_job', 'own_business')),
  "opened_on" TEXT NOT NULL CHECK ("opened_on" IS date("opened_on")),
  "closed_on" TEXT CHECK ("closed_on" IS date("closed_on")),
  "closing" TEXT CHECK ("closing" IN ('lifted', 'eased', 'persistent', 'void')),
  CHECK ("closed_on" >= "opened_on"),
  CHECK (("closed_on" IS NULL) = ("closing" IS NULL))
) STRICT;
CREATE INDEX "needs_by_path_id"
    ON "needs" ("path_id");
CREATE UNIQUE INDEX "needs_one_open" ON "needs" ("path_id", "theme") WHERE "closed_on" IS NULL;
CREATE TABLE "notes_locks" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "fingerprint" TEXT NOT NULL CHECK ("fingerprint" <> ''),
  "salt" BLOB NOT NULL CHECK (length("salt") > 0),
  "memory_kib" INTEGER NOT NULL,
  "passes" INTEGER NOT NULL,
  "lanes" INTEGER NOT NULL,
  "sealed" BLOB NOT NULL CHECK (length("sealed") > 0),
  "made_on" TEXT NOT NULL CHECK ("made_on" IS date("made_on"))
) STRICT;
CREATE UNIQUE INDEX "notes_locks_one_fingerprint"
    ON "notes_locks" ("fingerprint");
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
CREATE TABLE "organisations" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('france_travail', 'mission_locale', 'caf', 'departement', 'cap_emploi', 'plie', 'ccas', 'pmi', 'siae', 'training_body', 'employer', 'temp_agency', 'association', 'other')),
  "phone" TEXT CHECK ("phone" <> ''),
  "email" TEXT CHECK ("email" <> ''),
  "address" TEXT CHECK ("address" <> ''),
  "note" TEXT CHECK ("note" <> ''),
  "ended_on" TEXT CHECK ("ended_on" IS date("ended_on"))
) STRICT;
CREATE TABLE "orientations" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "parent_id" INTEGER NOT NULL REFERENCES "parents" (id) ON DELETE RESTRICT,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "prescriber" TEXT NOT NULL CHECK ("prescriber" IN ('france_travail', 'mission_locale', 'caf', 'departement', 'cap_emploi', 'plie', 'ccas', 'pmi', 'self', 'other')),
  "organisation_id" INTEGER REFERENCES "organisations" (id) ON DELETE RESTRICT,
  "adviser" TEXT CHECK ("adviser" <> ''),
  "purpose" TEXT NOT NULL CHECK ("purpose" IN ('job_interview', 'training', 'internship', 'trial', 'job_start', 'own_business', 'steps', 'other')),
  "weekly_minutes" INTEGER,
  "wanted_from" TEXT CHECK ("wanted_from" IS date("wanted_from")),
  "answer" TEXT NOT NULL CHECK ("answer" IN ('waiting', 'accepted', 'declined')),
  "answered_on" TEXT CHECK ("answered_on" IS date("answered_on")),
  "declined_by" TEXT CHECK ("declined_by" IN ('creche', 'parent')),
  "decline_reason" TEXT CHECK ("decline_reason" IN ('no_place', 'hours', 'not_eligible', 'child_age', 'other_care', 'no_longer_needed', 'no_news', 'other')),
  "note" TEXT CHECK ("note" <> ''),
  CHECK ("answered_on" >= "day"),
  CHECK ("answer" = 'waiting' OR "answered_on" IS NOT NULL),
  CHECK (("answer" = 'declined') = ("declined_by" IS NOT NULL)),
  CHECK (("answer" = 'declined') = ("decline_reason" IS NOT NULL))
) STRICT;
CREATE INDEX "orientations_by_day"
    ON "orientations" ("day");
CREATE INDEX "orientations_by_organisation_id"
    ON "orientations" ("organisation_id");
CREATE INDEX "orientations_by_parent_id"
    ON "orientations" ("parent_id");
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
CREATE TABLE "partner_contacts" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "organisation_id" INTEGER NOT NULL REFERENCES "organisations" (id) ON DELETE RESTRICT,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "function" TEXT CHECK ("function" <> ''),
  "phone" TEXT CHECK ("phone" <> ''),
  "email" TEXT CHECK ("email" <> ''),
  "ended_on" TEXT CHECK ("ended_on" IS date("ended_on"))
) STRICT;
CREATE INDEX "partner_contacts_by_organisation_id"
    ON "partner_contacts" ("organisation_id");
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
CREATE TABLE "plan_actions" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "path_id" INTEGER NOT NULL REFERENCES "insertion_paths" (id) ON DELETE RESTRICT,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('employer_contact', 'job_ad_search', 'cv_letter', 'temp_missions', 'self_presentation', 'training', 'immersion', 'paperwork', 'other')),
  "label" TEXT NOT NULL CHECK ("label" <> ''),
  "owner" TEXT NOT NULL CHECK ("owner" IN ('parent', 'counsellor', 'together', 'partner')),
  "opened_on" TEXT NOT NULL CHECK ("opened_on" IS date("opened_on")),
  "due_day" TEXT CHECK ("due_day" IS date("due_day")),
  "state" TEXT NOT NULL CHECK ("state" IN ('open', 'done', 'dropped')),
  "closed_on" TEXT CHECK ("closed_on" IS date("closed_on")),
  "result" TEXT CHECK ("result" <> ''),
  "opened_in_id" INTEGER REFERENCES "interviews" (id) ON DELETE RESTRICT,
  "closed_in_id" INTEGER REFERENCES "interviews" (id) ON DELETE RESTRICT,
  "meeting_id" INTEGER REFERENCES "meetings" (id) ON DELETE RESTRICT,
  CHECK ("closed_on" >= "opened_on" AND "due_day" >= "opened_on"),
  CHECK (("state" = 'open') = ("closed_on" IS NULL))
) STRICT;
CREATE INDEX "plan_actions_by_closed_in_id"
    ON "plan_actions" ("closed_in_id");
CREATE INDEX "plan_actions_by_meeting_id"
    ON "plan_actions" ("meeting_id");
CREATE INDEX "plan_actions_by_opened_in_id"
    ON "plan_actions" ("opened_in_id");
CREATE INDEX "plan_actions_by_path_id"
    ON "plan_actions" ("path_id");
CREATE TABLE "private_notes" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "interview_id" INTEGER NOT NULL REFERENCES "interviews" (id) ON DELETE RESTRICT,
  "content" BLOB NOT NULL CHECK (length("content") > 0),
  "written_on" TEXT NOT NULL CHECK ("written_on" IS date("written_on"))
) STRICT;
CREATE UNIQUE INDEX "private_notes_one_interview_id"
    ON "private_notes" ("interview_id");
CREATE TABLE "public_holidays" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "opens" INTEGER NOT NULL CHECK ("opens" IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX "public_holidays_one_day"
    ON "public_holidays" ("day");
CREATE TABLE "request_spans" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "request_id" INTEGER NOT NULL REFERENCES "care_requests" (id) ON DELETE RESTRICT,
  "weekday" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440),
  CHECK ("weekday" BETWEEN 0 AND 6)
) STRICT;
CREATE INDEX "request_spans_by_request_id"
    ON "request_spans" ("request_id");
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
CREATE TABLE "shift_exception_spans" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "shift_exception_id" INTEGER NOT NULL REFERENCES "shift_exceptions" (id) ON DELETE RESTRICT,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440)
) STRICT;
CREATE INDEX "shift_exception_spans_by_shift_exception_id"
    ON "shift_exception_spans" ("shift_exception_id");
CREATE TABLE "shift_exceptions" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "member_id" INTEGER NOT NULL REFERENCES "staff_members" (id) ON DELETE RESTRICT,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "note" TEXT CHECK ("note" <> '')
) STRICT;
CREATE INDEX "shift_exceptions_by_day"
    ON "shift_exceptions" ("day");
CREATE UNIQUE INDEX "shift_exceptions_one_member_id_day"
    ON "shift_exceptions" ("member_id", "day");
CREATE TABLE "shift_pattern_spans" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "shift_pattern_id" INTEGER NOT NULL REFERENCES "shift_patterns" (id) ON DELETE RESTRICT,
  "week" INTEGER NOT NULL,
  "weekday" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440),
  CHECK ("week" BETWEEN 0 AND 9 AND "weekday" BETWEEN 0 AND 6)
) STRICT;
CREATE INDEX "shift_pattern_spans_by_shift_pattern_id"
    ON "shift_pattern_spans" ("shift_pattern_id");
CREATE TABLE "shift_patterns" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "member_id" INTEGER NOT NULL REFERENCES "staff_members" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "weeks" INTEGER NOT NULL,
  "turn" TEXT NOT NULL CHECK ("turn" IN ('anchor', 'iso_parity')),
  "anchor" TEXT NOT NULL CHECK ("anchor" IS date("anchor")),
  CHECK ("weeks" BETWEEN 1 AND 10),
  CHECK (strftime('%w', "anchor") = '1')
) STRICT;
CREATE UNIQUE INDEX "shift_patterns_one_member_id_first_day"
    ON "shift_patterns" ("member_id", "first_day");
CREATE TABLE "situations" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "path_id" INTEGER NOT NULL REFERENCES "insertion_paths" (id) ON DELETE RESTRICT,
  "day" TEXT NOT NULL CHECK ("day" IS date("day")),
  "work" TEXT NOT NULL CHECK ("work" IN ('job_seeking', 'training_seeking', 'project', 'cdi_full_time', 'cdi_part_time', 'cdd_full_time', 'cdd_part_time', 'temp', 'subsidised_job', 'insertion_job', 'apprenticeship', 'internship', 'training', 'own_business', 'parental_leave', 'at_home', 'other')),
  "education" TEXT CHECK ("education" IN ('afs', 'cp4', 'cfg', 'c3a', 'c12', 'nv5', 'nv4', 'nv3', 'nv2', 'nv1')),
  "jobless_since" TEXT CHECK ("jobless_since" IS date("jobless_since")),
  "france_travail" INTEGER CHECK ("france_travail" IN (0, 1)),
  "single_parent" INTEGER CHECK ("single_parent" IN (0, 1)),
  "rsa" INTEGER CHECK ("rsa" IN (0, 1)),
  "qpv" INTEGER CHECK ("qpv" IN (0, 1)),
  "driving" TEXT CHECK ("driving" IN ('none', 'learning', 'licence')),
  CHECK ("jobless_since" <= "day")
) STRICT;
CREATE INDEX "situations_by_path_id"
    ON "situations" ("path_id");
CREATE TABLE "staff_contracts" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "member_id" INTEGER NOT NULL REFERENCES "staff_members" (id) ON DELETE RESTRICT,
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "weekly_minutes" INTEGER NOT NULL,
  CHECK ("weekly_minutes" BETWEEN 1 AND 10080)
) STRICT;
CREATE UNIQUE INDEX "staff_contracts_one_member_id_first_day"
    ON "staff_contracts" ("member_id", "first_day");
CREATE TABLE "staff_members" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "first_name" TEXT NOT NULL CHECK ("first_name" <> ''),
  "last_name" TEXT NOT NULL CHECK ("last_name" <> ''),
  "qualification" TEXT NOT NULL CHECK ("qualification" IN ('puericulture_nurse', 'early_years_educator', 'childcare_assistant', 'nurse', 'psychomotrician', 'early_years_cap', 'other_accepted', 'management', 'other_staff')),
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT CHECK ("last_day" IS date("last_day")),
  CHECK ("last_day" >= "first_day")
) STRICT;
CREATE INDEX "staff_members_until" ON "staff_members" (coalesce("last_day", '9999'));
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
CREATE TABLE "work_events" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "path_id" INTEGER NOT NULL REFERENCES "insertion_paths" (id) ON DELETE RESTRICT,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('job_interview', 'training', 'immersion', 'trial', 'job')),
  "label" TEXT NOT NULL CHECK ("label" <> ''),
  "first_day" TEXT NOT NULL CHECK ("first_day" IS date("first_day")),
  "last_day" TEXT CHECK ("last_day" IS date("last_day")),
  "travel" INTEGER NOT NULL,
  "cancelled_on" TEXT CHECK ("cancelled_on" IS date("cancelled_on")),
  "note" TEXT CHECK ("note" <> ''),
  CHECK ("last_day" >= "first_day"),
  CHECK ("travel" >= 0)
) STRICT;
CREATE INDEX "work_events_by_path_id"
    ON "work_events" ("path_id");
CREATE TABLE "work_spans" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "event_id" INTEGER NOT NULL REFERENCES "work_events" (id) ON DELETE RESTRICT,
  "weekday" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CHECK ("start" BETWEEN 0 AND 1439 AND "end" > "start" AND "end" - "start" <= 1440),
  CHECK ("weekday" BETWEEN 0 AND 6)
) STRICT;
CREATE INDEX "work_spans_by_event_id"
    ON "work_spans" ("event_id");
