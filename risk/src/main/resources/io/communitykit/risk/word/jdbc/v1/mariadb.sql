-- Lists of words, version 1, MariaDB 10.6 and later, MySQL 8 and later.
-- Texts are VARBINARY or BLOB: UTF-8, compared as bytes, since the default collations take ss and U+00DF for one.
-- Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_word_edition (
  name VARBINARY(64) NOT NULL,          -- words
  revision BIGINT NOT NULL,             -- counts every change of any list
  chain BINARY(32) NOT NULL,            -- hash of all changes
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_word_list (
  list_name VARBINARY(64) NOT NULL,
  version VARBINARY(255) NOT NULL,
  next_place BIGINT NOT NULL,           -- behind the last row
  PRIMARY KEY (list_name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_word (
  list_name VARBINARY(64) NOT NULL,
  place BIGINT NOT NULL,                -- the order within the list
  kind SMALLINT NOT NULL,               -- 1 word, 2 pattern, 3 span to be let pass
  term_key BINARY(32) NOT NULL,         -- hash of kind, term and category
  term MEDIUMBLOB NOT NULL,             -- the word, the id of the pattern, the span
  shape MEDIUMBLOB,                     -- the notation of a pattern
  category VARBINARY(64),
  level VARBINARY(16),                  -- low, medium or high
  fit VARBINARY(16),                    -- of a word anywhere or whole-word, of a pattern skipped or none
  note MEDIUMBLOB,
  from_micros BIGINT,                   -- when it begins to count; null if always
  until_micros BIGINT,                  -- when it no longer counts; null if never
  PRIMARY KEY (list_name, place),
  KEY communitykit_word_term (list_name, term_key)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
