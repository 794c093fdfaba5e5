-- Profiles and memberships, version 1, PostgreSQL 12 and later.
-- Ids are text under the collation "C", which compares bytes. Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_profile (
  pseudonym bytea NOT NULL,             -- 16 bytes: stands for the member, see PseudonymKey
  member text COLLATE "C",              -- null once erased
  revision bigint NOT NULL,             -- changes with every change of the row
  due_micros bigint,                    -- when time alone may change something; null if never
  state text COLLATE "C",               -- all that is known, a JSON object; null once erased
  PRIMARY KEY (pseudonym)
);
CREATE INDEX IF NOT EXISTS communitykit_profile_due ON communitykit_profile (due_micros, pseudonym) WHERE due_micros IS NOT NULL;

CREATE TABLE IF NOT EXISTS communitykit_profile_meta (
  name text COLLATE "C" NOT NULL,
  setting bytea NOT NULL,
  PRIMARY KEY (name)
);
