-- Facts against abuse, version 1, PostgreSQL 12 and later.
-- Ids are text under the collation "C", which compares bytes. Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_abuse_log (
  name text COLLATE "C" NOT NULL,       -- one row; who holds it locked appends
  last_number bigint NOT NULL,          -- of the last entry
  PRIMARY KEY (name)
);

CREATE TABLE IF NOT EXISTS communitykit_abuse_member (
  pseudonym bytea NOT NULL,             -- 16 bytes: stands for the member, see PseudonymKey
  member text COLLATE "C",              -- the only place of the id; null once erased
  PRIMARY KEY (pseudonym)
);

CREATE TABLE IF NOT EXISTS communitykit_abuse_entry (
  number bigint NOT NULL,               -- from 1, in the order of commits
  fact bytea NOT NULL,                  -- 16 bytes: keyed hash of the fact's source and id, or of the erasure
  code smallint NOT NULL,               -- 0 gone, 1 linked, 2 linked and disposable, 3 unlinked, 4 quality, 5 brought, 6 fraud, 7 honest, 8 an erasure
  pseudonym bytea,                      -- the member's, or the referrer's; null once gone
  friend bytea,                         -- the pseudonym of the friend in a fact of two
  at_micros bigint NOT NULL,            -- 0 once gone
  kind text COLLATE "C",                -- of the key of a link
  first_part bigint NOT NULL,           -- of a link's digest; orders; nanoseconds from the click, -1 if not known
  second_part bigint NOT NULL,          -- of a link's digest; days
  PRIMARY KEY (number)
);
CREATE UNIQUE INDEX IF NOT EXISTS communitykit_abuse_entry_fact ON communitykit_abuse_entry (fact);
CREATE INDEX IF NOT EXISTS communitykit_abuse_entry_member ON communitykit_abuse_entry (pseudonym, number);
CREATE INDEX IF NOT EXISTS communitykit_abuse_entry_friend ON communitykit_abuse_entry (friend, number) WHERE friend IS NOT NULL;

CREATE TABLE IF NOT EXISTS communitykit_abuse_meta (
  name text COLLATE "C" NOT NULL,
  setting bytea NOT NULL,
  PRIMARY KEY (name)
);
