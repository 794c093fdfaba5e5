-- Books of referrals, version 1, PostgreSQL 12 and later.
-- Ids are text under the collation "C", which compares bytes. Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_referral_member (
  pseudonym bytea NOT NULL,             -- 16 bytes: stands for the member, see PseudonymKey
  member text COLLATE "C",              -- the only place of the id; null once erased
  PRIMARY KEY (pseudonym)
);

CREATE TABLE IF NOT EXISTS communitykit_referral_book (
  pseudonym bytea NOT NULL,             -- the owner's, or one of the program's own
  kind text COLLATE "C" NOT NULL,
  program text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,             -- changes with every change of the book; 0 while nothing was saved
  due_micros bigint,                    -- when time alone will change something; null if never
  subject text COLLATE "C",             -- what a book of the program is about; null for a member's
  header text COLLATE "C",              -- a JSON object; null while nothing was saved
  PRIMARY KEY (pseudonym, kind, program)
);
CREATE INDEX IF NOT EXISTS communitykit_referral_book_due ON communitykit_referral_book (kind, program, due_micros, pseudonym)
  WHERE due_micros IS NOT NULL;

CREATE TABLE IF NOT EXISTS communitykit_referral_entry (
  pseudonym bytea NOT NULL,             -- pseudonym, kind and program are the book's
  kind text COLLATE "C" NOT NULL,
  program text COLLATE "C" NOT NULL,
  entry_kind text COLLATE "C" NOT NULL,
  entry_key text COLLATE "C" NOT NULL,
  party bytea NOT NULL,                 -- pseudonym of the member whom it names; empty where it names nobody
  retention smallint NOT NULL,          -- 1 stays when the owner is erased, 2 goes
  at_micros bigint NOT NULL,
  body text COLLATE "C" NOT NULL,       -- a JSON object
  PRIMARY KEY (pseudonym, kind, program, entry_kind, entry_key, party)
);
CREATE INDEX IF NOT EXISTS communitykit_referral_entry_at
  ON communitykit_referral_entry (pseudonym, kind, program, entry_kind, at_micros, entry_key, party);

CREATE TABLE IF NOT EXISTS communitykit_referral_meta (
  name text COLLATE "C" NOT NULL,
  setting bytea NOT NULL,
  PRIMARY KEY (name)
);
