-- Profiles and memberships, version 1, H2 2.
-- Ids are VARBINARY: the text's UTF-8, compared as bytes whatever the URL says of case; UTF8TOSTRING(member) shows it.
-- Instants are microseconds since 1970-01-01T00:00:00Z.
-- For durability set WRITE_DELAY=0 in the URL: by default H2 loses commits of the last half second in a crash.

CREATE TABLE IF NOT EXISTS communitykit_profile (
  pseudonym VARBINARY(16) NOT NULL,     -- stands for the member, see PseudonymKey
  member VARBINARY(255),                -- null once erased
  revision BIGINT NOT NULL,             -- changes with every change of the row
  due_micros BIGINT,                    -- when time alone may change something; null if never
  state BLOB,                           -- all that is known, a JSON object in UTF-8; null once erased
  PRIMARY KEY (pseudonym)
);
CREATE INDEX IF NOT EXISTS communitykit_profile_due ON communitykit_profile (due_micros, pseudonym);

CREATE TABLE IF NOT EXISTS communitykit_profile_meta (
  name VARBINARY(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
);
