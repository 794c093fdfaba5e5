-- Signals of contents and authors, version 1, H2 2.
-- Ids are VARBINARY: the text's UTF-8, compared as bytes whatever the URL says of case; UTF8TOSTRING(subject) shows it.
-- Instants are microseconds since 1970-01-01T00:00:00Z.
-- For durability set WRITE_DELAY=0 in the URL: by default H2 loses commits of the last half second in a crash.

CREATE TABLE IF NOT EXISTS communitykit_signal (
  pseudonym VARBINARY(16) NOT NULL,     -- stands for the subject, see PseudonymKey
  kind SMALLINT NOT NULL,               -- 1 a content, 2 an author
  subject VARBINARY(255),               -- its id; null once erased
  revision BIGINT NOT NULL,             -- changes with every change of the row or its facts
  state BLOB,                           -- all counters, see SignalState.toText; null once erased
  PRIMARY KEY (pseudonym)
);

CREATE TABLE IF NOT EXISTS communitykit_signal_fact (
  pseudonym VARBINARY(16) NOT NULL,     -- the subject's
  fact VARBINARY(16) NOT NULL,          -- keyed hash of the fact's source and id
  at_micros BIGINT NOT NULL,            -- when it occurred
  digest VARBINARY(90) NOT NULL,        -- of its content, see ContentDigest.toBytes
  PRIMARY KEY (pseudonym, fact)
);
CREATE INDEX IF NOT EXISTS communitykit_signal_fact_at ON communitykit_signal_fact (at_micros, pseudonym);

CREATE TABLE IF NOT EXISTS communitykit_signal_meta (
  name VARBINARY(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
);
