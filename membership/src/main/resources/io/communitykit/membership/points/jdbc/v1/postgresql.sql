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
  sealed bigint NOT NULL,               -- sequence of the last seal, 0 if there is none
  next_due bigint,                      -- nothing happens to the account by itself before; null if nothing is ahead
  PRIMARY KEY (account)
);
CREATE INDEX IF NOT EXISTS communitykit_points_account_member ON communitykit_points_account (member);
CREATE INDEX IF NOT EXISTS communitykit_points_account_due ON communitykit_points_account (program, next_due) WHERE next_due IS NOT NULL;

CREATE TABLE IF NOT EXISTS communitykit_points_balance (
  account bytea NOT NULL,
  currency text COLLATE "C" NOT NULL,
  available bigint NOT NULL,            -- what can be spent
  pending bigint NOT NULL,              -- what cannot be spent yet
  held bigint NOT NULL,                 -- what is set aside
  debt bigint NOT NULL,                 -- what is owed; the balance is available + pending + held - debt
  loose bigint NOT NULL,                -- how much of available is in no lot
  earned bigint NOT NULL,
  spent bigint NOT NULL,
  lapses_at bigint,                     -- when available is lost unless the member earns or spends before; null if never
  lapsed_at bigint,                    -- when that happened last, while the member has not been active since
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
  money_minor bigint,                   -- what was paid or refunded, in the minor unit
  money_currency text COLLATE "C",
  occurred_at bigint NOT NULL,
  recorded_at bigint NOT NULL,
  policy text COLLATE "C" NOT NULL,
  entries text COLLATE "C" NOT NULL,    -- a JSON array
  tiers text COLLATE "C",               -- what became of the member's tiers, a JSON array; null if nothing did
  PRIMARY KEY (account, sequence),
  CONSTRAINT communitykit_points_posting_key UNIQUE (account, key_source, key_id, leg)
);
-- Of a subject the first 255 characters, since longer ones do not fit into an index.
CREATE INDEX IF NOT EXISTS communitykit_points_posting_subject ON communitykit_points_posting (account, left(subject, 255)) WHERE subject IS NOT NULL;

CREATE TABLE IF NOT EXISTS communitykit_points_lot (
  account bytea NOT NULL,
  lot bigint NOT NULL,                  -- 4096 * sequence of the posting that opened it + number of the entry
  currency text COLLATE "C" NOT NULL,
  points bigint NOT NULL,               -- how many are left; a lot with nothing left and nothing expired has no row
  expired bigint NOT NULL,              -- how many were lost by expiry
  earned_at bigint NOT NULL,
  state text COLLATE "C" NOT NULL,      -- active, pending, waiting
  state_at bigint,                      -- pending: active from; waiting: taken back at
  waits_for text COLLATE "C",           -- waiting: the type of the fact
  then_rule text COLLATE "C",           -- waiting: how they expire once they are active
  expires_at bigint NOT NULL,           -- 9223372036854775807 never; 9223372036854775806 with the inactive balance
  lost_at bigint NOT NULL,            -- as expires_at, but the first end of points that got more time
  spendable smallint NOT NULL,          -- 1 if active with points, otherwise 0
  due_at bigint,                        -- when something happens to it by itself; null if nothing is ahead
  PRIMARY KEY (account, lot)
);
CREATE INDEX IF NOT EXISTS communitykit_points_lot_spend ON communitykit_points_lot (account, currency, spendable, expires_at, earned_at, lot);
CREATE INDEX IF NOT EXISTS communitykit_points_lot_due ON communitykit_points_lot (account, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE IF NOT EXISTS communitykit_points_hold (
  account bytea NOT NULL,
  key_source text COLLATE "C" NOT NULL,
  key_id text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  points bigint NOT NULL,
  subject text COLLATE "C",
  release_at bigint,                    -- when they return by themselves; null if never
  shares text COLLATE "C" NOT NULL,     -- from which lots they come, a JSON array
  PRIMARY KEY (account, key_source, key_id)
);
CREATE INDEX IF NOT EXISTS communitykit_points_hold_due ON communitykit_points_hold (account, release_at) WHERE release_at IS NOT NULL;

CREATE TABLE IF NOT EXISTS communitykit_points_tier (
  account bytea NOT NULL,
  ladder text COLLATE "C" NOT NULL,
  tier text COLLATE "C",                -- what the member has now, locks included; null for none
  climbed text COLLATE "C",             -- what the member has climbed to; null for none
  since bigint NOT NULL,                -- since when the member has the tier
  due_at bigint,                        -- when something happens to it by itself; null if nothing is ahead
  state text COLLATE "C" NOT NULL,      -- locks, grace, review, and what came in by day, a JSON object
  PRIMARY KEY (account, ladder)
);
CREATE INDEX IF NOT EXISTS communitykit_points_tier_members ON communitykit_points_tier (ladder, tier);

CREATE TABLE IF NOT EXISTS communitykit_points_meta (
  name text COLLATE "C" NOT NULL,
  setting bytea NOT NULL,
  PRIMARY KEY (name)
);
