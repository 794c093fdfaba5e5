-- Facts against abuse, version 1, MariaDB 10.6 and later, MySQL 8 and later.
-- Ids are VARBINARY: the text's UTF-8, compared as bytes, since the default collations take alice, ALICE and all emoji for
-- one. Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_abuse_log (
  name VARBINARY(20) NOT NULL,          -- one row; who holds it locked appends
  last_number BIGINT NOT NULL,          -- of the last entry
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_abuse_member (
  pseudonym BINARY(16) NOT NULL,        -- stands for the member, see PseudonymKey
  member VARBINARY(255),                -- the only place of the id; null once erased
  PRIMARY KEY (pseudonym)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_abuse_entry (
  number BIGINT NOT NULL,               -- from 1, in the order of commits
  fact BINARY(16) NOT NULL,             -- keyed hash of the fact's source and id, or of the erasure
  code SMALLINT NOT NULL,               -- 0 gone, 1 linked, 2 linked and disposable, 3 unlinked, 4 quality, 5 brought, 6 fraud, 7 honest, 8 an erasure
  pseudonym BINARY(16),                 -- the member's, or the referrer's; null once gone
  friend BINARY(16),                    -- the pseudonym of the friend in a fact of two
  at_micros BIGINT NOT NULL,            -- 0 once gone
  kind VARBINARY(40),                   -- of the key of a link
  first_part BIGINT NOT NULL,           -- of a link's digest; orders; nanoseconds from the click, -1 if not known
  second_part BIGINT NOT NULL,          -- of a link's digest; days
  PRIMARY KEY (number),
  UNIQUE KEY communitykit_abuse_entry_fact (fact),
  KEY communitykit_abuse_entry_member (pseudonym, number),
  KEY communitykit_abuse_entry_friend (friend, number)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_abuse_meta (
  name VARBINARY(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
