-- Lists of words, version 1, PostgreSQL 12 and later.
-- Texts are under the collation "C", which compares bytes. Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_word_edition (
  name text COLLATE "C" NOT NULL,       -- words
  revision bigint NOT NULL,             -- counts every change of any list
  chain bytea NOT NULL,                 -- hash of all changes
  PRIMARY KEY (name)
);

CREATE TABLE IF NOT EXISTS communitykit_word_list (
  list_name text COLLATE "C" NOT NULL,
  version text COLLATE "C" NOT NULL,
  next_place bigint NOT NULL,           -- behind the last row
  PRIMARY KEY (list_name)
);

CREATE TABLE IF NOT EXISTS communitykit_word (
  list_name text COLLATE "C" NOT NULL,
  place bigint NOT NULL,                -- the order within the list
  kind smallint NOT NULL,               -- 1 word, 2 pattern, 3 span to be let pass
  term_key bytea NOT NULL,              -- hash of kind, term and category
  term text COLLATE "C" NOT NULL,       -- the word, the id of the pattern, the span
  shape text COLLATE "C",               -- the notation of a pattern
  category text COLLATE "C",
  level text COLLATE "C",               -- low, medium or high
  fit text COLLATE "C",                 -- of a word anywhere or whole-word, of a pattern skipped or none
  note text COLLATE "C",
  from_micros bigint,                   -- when it begins to count; null if always
  until_micros bigint,                  -- when it no longer counts; null if never
  PRIMARY KEY (list_name, place)
);
CREATE INDEX IF NOT EXISTS communitykit_word_term ON communitykit_word (list_name, term_key);
