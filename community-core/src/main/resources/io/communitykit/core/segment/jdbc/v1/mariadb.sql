-- Profiles and memberships, version 1, MariaDB 10.6 and later, MySQL 8 and later.
-- Ids are VARBINARY: the text's UTF-8, compared as bytes, since the default collations take alice, ALICE and all emoji for
-- one. Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_profile (
  pseudonym BINARY(16) NOT NULL,        -- stands for the member, see PseudonymKey
  member VARBINARY(255),                -- null once erased
  revision BIGINT NOT NULL,             -- changes with every change of the row
  due_micros BIGINT,                    -- when time alone may change something; null if never
  state LONGBLOB,                       -- all that is known, a JSON object in UTF-8; null once erased
  PRIMARY KEY (pseudonym),
  KEY communitykit_profile_due (due_micros, pseudonym)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_profile_meta (
  name VARBINARY(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
