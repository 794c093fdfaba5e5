-- Signals of contents and authors, version 1, MariaDB 10.6 and later, MySQL 8 and later.
-- Ids are VARBINARY: the text's UTF-8, compared as bytes, since the default collations take alice, ALICE and all emoji for
-- one. Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_signal (
  pseudonym BINARY(16) NOT NULL,        -- stands for the subject, see PseudonymKey
  kind SMALLINT NOT NULL,               -- 1 a content, 2 an author
  subject VARBINARY(255),               -- its id; null once erased
  revision BIGINT NOT NULL,             -- changes with every change of the row or its facts
  state MEDIUMBLOB,                     -- all counters, see SignalState.toText; null once erased
  PRIMARY KEY (pseudonym)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_signal_fact (
  pseudonym BINARY(16) NOT NULL,        -- the subject's
  fact BINARY(16) NOT NULL,             -- keyed hash of the fact's source and id
  at_micros BIGINT NOT NULL,            -- when it occurred
  digest VARBINARY(90) NOT NULL,        -- of its content, see ContentDigest.toBytes
  PRIMARY KEY (pseudonym, fact),
  KEY communitykit_signal_fact_at (at_micros, pseudonym)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_signal_meta (
  name VARBINARY(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
