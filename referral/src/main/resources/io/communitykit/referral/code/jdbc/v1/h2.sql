-- Invite codes, version 1, H2 2.
-- Ids are VARBINARY: the text's UTF-8, compared as bytes whatever the URL says of case; UTF8TOSTRING(member) shows it.
-- Instants are microseconds since 1970-01-01T00:00:00Z.
-- For durability set WRITE_DELAY=0 in the URL: by default H2 loses commits of the last half second in a crash.

CREATE TABLE IF NOT EXISTS communitykit_invite_code (
  code_hash VARBINARY(16) NOT NULL,     -- keyed hash of the code's key: look-alikes of a vanity code have the same
  pseudonym VARBINARY(16) NOT NULL,     -- stands for the owner, see PseudonymKey
  member VARBINARY(255),                -- the owner's id; null once erased
  kind VARBINARY(16) NOT NULL,          -- RANDOM, PERMUTED or VANITY
  shown VARBINARY(30),                  -- the code as it is printed; null once erased
  program VARBINARY(255) NOT NULL,
  label VARBINARY(40),                  -- for what the member has it; null once erased
  policy VARBINARY(255) NOT NULL,       -- the edition that it was issued under
  issued_micros BIGINT NOT NULL,
  starts_micros BIGINT NOT NULL,
  ends_micros BIGINT,                   -- null for never
  use_limit BIGINT NOT NULL,            -- 0 for none
  uses BIGINT NOT NULL,
  revoked_micros BIGINT,                -- null unless taken back
  revision BIGINT NOT NULL,             -- changes with every change of the row or its uses
  PRIMARY KEY (code_hash)
);
CREATE INDEX IF NOT EXISTS communitykit_invite_code_by_owner ON communitykit_invite_code (pseudonym);

CREATE TABLE IF NOT EXISTS communitykit_invite_code_use (
  code_hash VARBINARY(16) NOT NULL,     -- the code's
  use_hash VARBINARY(16) NOT NULL,      -- keyed hash of the use's source and id
  at_micros BIGINT NOT NULL,            -- when it was used
  PRIMARY KEY (code_hash, use_hash)
);

CREATE TABLE IF NOT EXISTS communitykit_invite_code_owner (
  pseudonym VARBINARY(16) NOT NULL,     -- stands for the member
  erased SMALLINT NOT NULL,             -- 1 once erased
  codes BIGINT NOT NULL,                -- how many codes the member has had
  PRIMARY KEY (pseudonym)
);

CREATE TABLE IF NOT EXISTS communitykit_invite_code_meta (
  name VARBINARY(64) NOT NULL,
  setting VARBINARY(255) NOT NULL,
  PRIMARY KEY (name)
);
