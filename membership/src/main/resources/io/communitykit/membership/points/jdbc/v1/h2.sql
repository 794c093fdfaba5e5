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
  sealed BIGINT NOT NULL,               -- sequence of the last seal, 0 if there is none
  next_due BIGINT,                      -- nothing happens to the account by itself before; null if nothing is ahead
  PRIMARY KEY (account)
);
CREATE INDEX IF NOT EXISTS communitykit_points_account_member ON communitykit_points_account (member);
CREATE INDEX IF NOT EXISTS communitykit_points_account_due ON communitykit_points_account (program, next_due);

CREATE TABLE IF NOT EXISTS communitykit_points_balance (
  account VARBINARY(16) NOT NULL,
  currency VARBINARY(255) NOT NULL,
  available BIGINT NOT NULL,            -- what can be spent
  pending BIGINT NOT NULL,              -- what cannot be spent yet
  held BIGINT NOT NULL,                 -- what is set aside
  debt BIGINT NOT NULL,                 -- what is owed; the balance is available + pending + held - debt
  loose BIGINT NOT NULL,                -- how much of available is in no lot
  earned BIGINT NOT NULL,
  spent BIGINT NOT NULL,
  lapses_at BIGINT,                     -- when available is lost unless the member earns or spends before; null if never
  lapsed_at BIGINT,                    -- when that happened last, while the member has not been active since
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
  money_minor BIGINT,                   -- what was paid or refunded, in the minor unit
  money_currency VARBINARY(3),
  occurred_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  policy VARBINARY(255) NOT NULL,
  entries VARBINARY(1048576) NOT NULL,  -- a JSON array in UTF-8
  tiers VARBINARY(1048576),             -- what became of the member's tiers, a JSON array; null if nothing did
  PRIMARY KEY (account, sequence),
  CONSTRAINT communitykit_points_posting_key UNIQUE (account, key_source, key_id, leg)
);
CREATE INDEX IF NOT EXISTS communitykit_points_posting_subject ON communitykit_points_posting (account, subject);

CREATE TABLE IF NOT EXISTS communitykit_points_lot (
  account VARBINARY(16) NOT NULL,
  lot BIGINT NOT NULL,                  -- 4096 * sequence of the posting that opened it + number of the entry
  currency VARBINARY(255) NOT NULL,
  points BIGINT NOT NULL,               -- how many are left; a lot with nothing left and nothing expired has no row
  expired BIGINT NOT NULL,              -- how many were lost by expiry
  earned_at BIGINT NOT NULL,
  state VARBINARY(16) NOT NULL,         -- active, pending, waiting
  state_at BIGINT,                      -- pending: active from; waiting: taken back at
  waits_for VARBINARY(100),             -- waiting: the type of the fact
  then_rule VARBINARY(64),              -- waiting: how they expire once they are active
  expires_at BIGINT NOT NULL,           -- 9223372036854775807 never; 9223372036854775806 with the inactive balance
  lost_at BIGINT NOT NULL,            -- as expires_at, but the first end of points that got more time
  spendable SMALLINT NOT NULL,          -- 1 if active with points, otherwise 0
  due_at BIGINT,                        -- when something happens to it by itself; null if nothing is ahead
  PRIMARY KEY (account, lot)
);
CREATE INDEX IF NOT EXISTS communitykit_points_lot_spend ON communitykit_points_lot (account, currency, spendable, expires_at, earned_at, lot);
CREATE INDEX IF NOT EXISTS communitykit_points_lot_due ON communitykit_points_lot (account, due_at);

CREATE TABLE IF NOT EXISTS communitykit_points_hold (
  account VARBINARY(16) NOT NULL,
  key_source VARBINARY(255) NOT NULL,
  key_id VARBINARY(255) NOT NULL,
  currency VARBINARY(255) NOT NULL,
  points BIGINT NOT NULL,
  subject VARBINARY(4000),
  release_at BIGINT,                    -- when they return by themselves; null if never
  shares VARBINARY(1048576) NOT NULL,   -- from which lots they come, a JSON array
  PRIMARY KEY (account, key_source, key_id)
);
CREATE INDEX IF NOT EXISTS communitykit_points_hold_due ON communitykit_points_hold (account, release_at);

CREATE TABLE IF NOT EXISTS communitykit_points_tier (
  account VARBINARY(16) NOT NULL,
  ladder VARBINARY(255) NOT NULL,
  tier VARBINARY(255),                  -- what the member has now, locks included; null for none
  climbed VARBINARY(255),               -- what the member has climbed to; null for none
  since BIGINT NOT NULL,                -- since when the member has the tier
  due_at BIGINT,                        -- when something happens to it by itself; null if nothing is ahead
  state VARBINARY(1048576) NOT NULL,    -- locks, grace, review, and what came in by day, a JSON object
  PRIMARY KEY (account, ladder)
);
CREATE INDEX IF NOT EXISTS communitykit_points_tier_members ON communitykit_points_tier (ladder, tier);

CREATE TABLE IF NOT EXISTS communitykit_points_meta (
  name VARBINARY(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
);
