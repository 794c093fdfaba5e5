-- Points accounts, version 1, H2 2.
-- Ids are VARBINARY: the text's UTF-8, compared as bytes whatever the URL says of case; UTF8TOSTRING(member) shows it. Instants are microseconds since 1970-01-01T00:00:00Z.
-- For durability set WRITE_DELAY=0 in the URL: by default H2 loses commits of the last half second in a crash.

CREATE TABLE IF NOT EXISTS communitykit_points_account (
  account VARBINARY(16) NOT NULL,       -- stands for program and member, see PseudonymKey
  program VARBINARY(255) NOT NULL,
  member VARBINARY(255),                  -- null once erased
  version BIGINT NOT NULL,              -- changes with every change of the account
  sequence BIGINT NOT NULL,             -- number of the last posting, 0 before the first
  recorded_at BIGINT,                   -- when the last posting was recorded
  PRIMARY KEY (account)
);
CREATE INDEX IF NOT EXISTS communitykit_points_account_member ON communitykit_points_account (member);

CREATE TABLE IF NOT EXISTS communitykit_points_balance (
  account VARBINARY(16) NOT NULL,
  currency VARBINARY(255) NOT NULL,
  balance BIGINT NOT NULL,
  earned BIGINT NOT NULL,
  spent BIGINT NOT NULL,
  PRIMARY KEY (account, currency)
);

CREATE TABLE IF NOT EXISTS communitykit_points_window (
  account VARBINARY(16) NOT NULL,
  cap VARBINARY(255) NOT NULL,
  period VARBINARY(16) NOT NULL,
  first_day BIGINT NOT NULL,            -- days since 1970-01-01 in the program's zone
  used BIGINT NOT NULL,
  PRIMARY KEY (account, cap, period, first_day)
);

CREATE TABLE IF NOT EXISTS communitykit_points_posting (
  account VARBINARY(16) NOT NULL,
  sequence BIGINT NOT NULL,
  key_source VARBINARY(255) NOT NULL,
  key_id VARBINARY(255) NOT NULL,
  leg VARBINARY(8) NOT NULL,
  content VARBINARY(255) NOT NULL,      -- digests of the fact's fields
  kind VARBINARY(16) NOT NULL,
  event_type VARBINARY(100),
  subject VARBINARY(4000),
  reason VARBINARY(255),
  occurred_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  policy VARBINARY(255) NOT NULL,
  entries VARBINARY(1048576) NOT NULL,  -- a JSON array in UTF-8
  PRIMARY KEY (account, sequence),
  CONSTRAINT communitykit_points_posting_key UNIQUE (account, key_source, key_id, leg)
);

CREATE TABLE IF NOT EXISTS communitykit_points_meta (
  name VARBINARY(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
);
