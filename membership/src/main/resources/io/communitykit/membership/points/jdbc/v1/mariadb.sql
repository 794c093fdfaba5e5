-- Points accounts, version 1, MariaDB 10.6 and later, MySQL 8 and later.
-- Ids are VARBINARY: the text's UTF-8, compared as bytes, since the default collations take alice, ALICE and all emoji for
-- one. Instants are microseconds since 1970-01-01T00:00:00Z.
-- Every primary key begins with the account, so that the tables can be distributed by it.

CREATE TABLE IF NOT EXISTS communitykit_points_account (
  account BINARY(16) NOT NULL,          -- stands for program and member, see PseudonymKey
  program VARBINARY(255) NOT NULL,
  member VARBINARY(255),                -- null once erased
  version BIGINT NOT NULL,              -- changes with every change of the account
  sequence BIGINT NOT NULL,             -- number of the last posting, 0 before the first
  recorded_at BIGINT,                   -- when the last posting was recorded
  PRIMARY KEY (account),
  KEY communitykit_points_account_member (member)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_points_balance (
  account BINARY(16) NOT NULL,
  currency VARBINARY(255) NOT NULL,
  balance BIGINT NOT NULL,
  earned BIGINT NOT NULL,
  spent BIGINT NOT NULL,
  PRIMARY KEY (account, currency)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_points_window (
  account BINARY(16) NOT NULL,
  cap VARBINARY(255) NOT NULL,
  period VARBINARY(16) NOT NULL,
  first_day BIGINT NOT NULL,            -- days since 1970-01-01 in the program's zone
  used BIGINT NOT NULL,
  PRIMARY KEY (account, cap, period, first_day)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_points_posting (
  account BINARY(16) NOT NULL,
  sequence BIGINT NOT NULL,
  key_source VARBINARY(255) NOT NULL,
  key_id VARBINARY(255) NOT NULL,
  leg VARBINARY(8) NOT NULL,
  content VARBINARY(255) NOT NULL,      -- digests of the fact's fields
  kind VARBINARY(16) NOT NULL,
  event_type VARBINARY(100),
  subject VARBINARY(4000),
  reason VARBINARY(255),
  occurred_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  policy VARBINARY(255) NOT NULL,
  entries MEDIUMBLOB NOT NULL,          -- a JSON array in UTF-8; CONVERT(entries USING utf8mb4) shows it
  PRIMARY KEY (account, sequence),
  UNIQUE KEY communitykit_points_posting_key (account, key_source, key_id, leg)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS communitykit_points_meta (
  name VARBINARY(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
