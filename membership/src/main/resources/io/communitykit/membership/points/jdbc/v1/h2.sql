-- Points accounts, version 1, H2 2.
-- Ids are VARCHAR, which H2 compares to the character. Instants are microseconds since 1970-01-01T00:00:00Z.
-- For durability set WRITE_DELAY=0 in the URL: by default H2 loses commits of the last half second in a crash.

CREATE TABLE IF NOT EXISTS communitykit_points_account (
  account VARBINARY(16) NOT NULL,       -- stands for program and member, see PseudonymKey
  program VARCHAR(255) NOT NULL,
  member VARCHAR(255),                  -- null once erased
  version BIGINT NOT NULL,              -- changes with every change of the account
  sequence BIGINT NOT NULL,             -- number of the last posting, 0 before the first
  recorded_at BIGINT,                   -- when the last posting was recorded
  PRIMARY KEY (account)
);
CREATE INDEX IF NOT EXISTS communitykit_points_account_member ON communitykit_points_account (member);

CREATE TABLE IF NOT EXISTS communitykit_points_balance (
  account VARBINARY(16) NOT NULL,
  currency VARCHAR(255) NOT NULL,
  balance BIGINT NOT NULL,
  earned BIGINT NOT NULL,
  spent BIGINT NOT NULL,
  PRIMARY KEY (account, currency)
);

CREATE TABLE IF NOT EXISTS communitykit_points_window (
  account VARBINARY(16) NOT NULL,
  cap VARCHAR(255) NOT NULL,
  period VARCHAR(16) NOT NULL,
  first_day BIGINT NOT NULL,            -- days since 1970-01-01 in the program's zone
  used BIGINT NOT NULL,
  PRIMARY KEY (account, cap, period, first_day)
);

CREATE TABLE IF NOT EXISTS communitykit_points_posting (
  account VARBINARY(16) NOT NULL,
  sequence BIGINT NOT NULL,
  key_source VARCHAR(255) NOT NULL,
  key_id VARCHAR(255) NOT NULL,
  leg VARCHAR(8) NOT NULL,
  content VARBINARY(255) NOT NULL,      -- digests of the fact's fields
  kind VARCHAR(16) NOT NULL,
  event_type VARCHAR(100),
  subject VARCHAR(1000),
  reason VARCHAR(255),
  occurred_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  policy VARCHAR(255) NOT NULL,
  entries VARCHAR NOT NULL,             -- a JSON array
  PRIMARY KEY (account, sequence),
  CONSTRAINT communitykit_points_posting_key UNIQUE (account, key_source, key_id, leg)
);

CREATE TABLE IF NOT EXISTS communitykit_points_meta (
  name VARCHAR(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
);
