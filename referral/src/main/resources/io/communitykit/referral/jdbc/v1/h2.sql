-- Books of referrals, version 1, H2 2.
-- Ids are VARBINARY: the text's UTF-8, compared as bytes whatever the URL says of case; UTF8TOSTRING(member) shows it.
-- Instants are microseconds since 1970-01-01T00:00:00Z.
-- For durability set WRITE_DELAY=0 in the URL: by default H2 loses commits of the last half second in a crash.

CREATE TABLE IF NOT EXISTS communitykit_referral_member (
  pseudonym VARBINARY(16) NOT NULL,     -- stands for the member, see PseudonymKey
  member VARBINARY(255),                -- the only place of the id; null once erased
  PRIMARY KEY (pseudonym)
);

CREATE TABLE IF NOT EXISTS communitykit_referral_book (
  pseudonym VARBINARY(16) NOT NULL,     -- the owner's, or one of the program's own
  kind VARBINARY(20) NOT NULL,
  program VARBINARY(255) NOT NULL,
  revision BIGINT NOT NULL,             -- changes with every change of the book; 0 while nothing was saved
  due_micros BIGINT,                    -- when time alone will change something; null if never
  subject VARBINARY(255),               -- what a book of the program is about; null for a member's
  header BLOB,                          -- a JSON object; null while nothing was saved
  PRIMARY KEY (pseudonym, kind, program)
);
CREATE INDEX IF NOT EXISTS communitykit_referral_book_due ON communitykit_referral_book (kind, program, due_micros, pseudonym);

CREATE TABLE IF NOT EXISTS communitykit_referral_entry (
  pseudonym VARBINARY(16) NOT NULL,     -- pseudonym, kind and program are the book's
  kind VARBINARY(20) NOT NULL,
  program VARBINARY(255) NOT NULL,
  entry_kind VARBINARY(20) NOT NULL,
  entry_key VARBINARY(255) NOT NULL,
  party VARBINARY(16) NOT NULL,         -- pseudonym of the member whom it names; empty where it names nobody
  retention SMALLINT NOT NULL,          -- 1 stays when the owner is erased, 2 goes
  at_micros BIGINT NOT NULL,
  body BLOB NOT NULL,                   -- a JSON object
  PRIMARY KEY (pseudonym, kind, program, entry_kind, entry_key, party)
);
CREATE INDEX IF NOT EXISTS communitykit_referral_entry_at
  ON communitykit_referral_entry (pseudonym, kind, program, entry_kind, at_micros, entry_key, party);

CREATE TABLE IF NOT EXISTS communitykit_referral_meta (
  name VARBINARY(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
);
