-- Lists of words, version 1, H2 2.
-- Texts are VARBINARY or BLOB: UTF-8, compared as bytes whatever the URL says of case; UTF8TOSTRING(term) shows it.
-- Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_word_edition (
  name VARBINARY(64) NOT NULL,          -- words
  revision BIGINT NOT NULL,             -- counts every change of any list
  chain VARBINARY(32) NOT NULL,         -- hash of all changes
  PRIMARY KEY (name)
);

CREATE TABLE IF NOT EXISTS communitykit_word_list (
  list_name VARBINARY(64) NOT NULL,
  version VARBINARY(255) NOT NULL,
  next_place BIGINT NOT NULL,           -- behind the last row
  PRIMARY KEY (list_name)
);

CREATE TABLE IF NOT EXISTS communitykit_word (
  list_name VARBINARY(64) NOT NULL,
  place BIGINT NOT NULL,                -- the order within the list
  kind SMALLINT NOT NULL,               -- 1 word, 2 pattern, 3 span to be let pass
  term_key VARBINARY(32) NOT NULL,      -- hash of kind, term and category
  term BLOB NOT NULL,                   -- the word, the id of the pattern, the span
  shape BLOB,                           -- the notation of a pattern
  category VARBINARY(64),
  level VARBINARY(16),                  -- low, medium or high
  fit VARBINARY(16),                    -- of a word anywhere or whole-word, of a pattern skipped or none
  note BLOB,
  from_micros BIGINT,                   -- when it begins to count; null if always
  until_micros BIGINT,                  -- when it no longer counts; null if never
  PRIMARY KEY (list_name, place)
);
CREATE INDEX IF NOT EXISTS communitykit_word_term ON communitykit_word (list_name, term_key);
