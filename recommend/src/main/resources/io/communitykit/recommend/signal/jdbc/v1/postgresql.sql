-- Signals of contents and authors, version 1, PostgreSQL 12 and later.
-- Ids are text under the collation "C", which compares bytes. Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_signal (
  pseudonym bytea NOT NULL,             -- 16 bytes: stands for the subject, see PseudonymKey
  kind smallint NOT NULL,               -- 1 a content, 2 an author
  subject text COLLATE "C",             -- its id; null once erased
  revision bigint NOT NULL,             -- changes with every change of the row or its facts
  state text COLLATE "C",               -- all counters, see SignalState.toText; null once erased
  PRIMARY KEY (pseudonym)
);

CREATE TABLE IF NOT EXISTS communitykit_signal_fact (
  pseudonym bytea NOT NULL,             -- the subject's
  fact bytea NOT NULL,                  -- 16 bytes: keyed hash of the fact's source and id
  at_micros bigint NOT NULL,            -- when it occurred
  digest bytea NOT NULL,                -- of its content, see ContentDigest.toBytes
  PRIMARY KEY (pseudonym, fact)
);
CREATE INDEX IF NOT EXISTS communitykit_signal_fact_at ON communitykit_signal_fact (at_micros, pseudonym);

CREATE TABLE IF NOT EXISTS communitykit_signal_meta (
  name text COLLATE "C" NOT NULL,
  setting bytea NOT NULL,
  PRIMARY KEY (name)
);
