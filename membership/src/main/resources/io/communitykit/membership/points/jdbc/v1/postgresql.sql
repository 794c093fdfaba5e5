-- Points accounts, version 1, PostgreSQL 12 and later.
-- Ids are text under the collation "C", which compares bytes. Instants are microseconds since 1970-01-01T00:00:00Z.
-- Every primary key begins with the account, so that the tables can be distributed by it.

CREATE TABLE IF NOT EXISTS communitykit_points_account (
  account bytea NOT NULL,               -- 16 bytes: stands for program and member, see PseudonymKey
  program text COLLATE "C" NOT NULL,
  member text COLLATE "C",              -- null once erased
  version bigint NOT NULL,              -- changes with every change of the account
  sequence bigint NOT NULL,             -- number of the last posting, 0 before the first
  recorded_at bigint,                   -- when the last posting was recorded
  PRIMARY KEY (account)
);
CREATE INDEX IF NOT EXISTS communitykit_points_account_member ON communitykit_points_account (member);

CREATE TABLE IF NOT EXISTS communitykit_points_balance (
  account bytea NOT NULL,
  currency text COLLATE "C" NOT NULL,
  balance bigint NOT NULL,
  earned bigint NOT NULL,
  spent bigint NOT NULL,
  PRIMARY KEY (account, currency)
);

CREATE TABLE IF NOT EXISTS communitykit_points_window (
  account bytea NOT NULL,
  cap text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  first_day bigint NOT NULL,            -- days since 1970-01-01 in the program's zone
  used bigint NOT NULL,
  PRIMARY KEY (account, cap, period, first_day)
);

CREATE TABLE IF NOT EXISTS communitykit_points_posting (
  account bytea NOT NULL,
  sequence bigint NOT NULL,
  key_source text COLLATE "C" NOT NULL,
  key_id text COLLATE "C" NOT NULL,
  leg text COLLATE "C" NOT NULL,
  content bytea NOT NULL,               -- digests of the fact's fields
  kind text COLLATE "C" NOT NULL,
  event_type text COLLATE "C",
  subject text COLLATE "C",
  reason text COLLATE "C",
  occurred_at bigint NOT NULL,
  recorded_at bigint NOT NULL,
  policy text COLLATE "C" NOT NULL,
  entries text COLLATE "C" NOT NULL,    -- a JSON array
  PRIMARY KEY (account, sequence),
  CONSTRAINT communitykit_points_posting_key UNIQUE (account, key_source, key_id, leg)
);

CREATE TABLE IF NOT EXISTS communitykit_points_meta (
  name text COLLATE "C" NOT NULL,
  setting bytea NOT NULL,
  PRIMARY KEY (name)
);
