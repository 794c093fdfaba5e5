-- Invite codes, version 1, PostgreSQL 12 and later.
-- Ids are text under the collation "C", which compares bytes. Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS communitykit_invite_code (
  code_hash bytea NOT NULL,             -- keyed hash of the code's key: look-alikes of a vanity code have the same
  pseudonym bytea NOT NULL,             -- stands for the owner, see PseudonymKey
  member text COLLATE "C",              -- the owner's id; null once erased
  kind text COLLATE "C" NOT NULL,       -- RANDOM, PERMUTED or VANITY
  shown text COLLATE "C",               -- the code as it is printed; null once erased
  program text COLLATE "C" NOT NULL,
  label text COLLATE "C",               -- for what the member has it; null once erased
  policy text COLLATE "C" NOT NULL,     -- the edition that it was issued under
  issued_micros bigint NOT NULL,
  starts_micros bigint NOT NULL,
  ends_micros bigint,                   -- null for never
  use_limit bigint NOT NULL,            -- 0 for none
  uses bigint NOT NULL,
  revoked_micros bigint,                -- null unless taken back
  revision bigint NOT NULL,             -- changes with every change of the row or its uses
  PRIMARY KEY (code_hash)
);
CREATE INDEX IF NOT EXISTS communitykit_invite_code_by_owner ON communitykit_invite_code (pseudonym);

CREATE TABLE IF NOT EXISTS communitykit_invite_code_use (
  code_hash bytea NOT NULL,             -- the code's
  use_hash bytea NOT NULL,              -- keyed hash of the use's source and id
  at_micros bigint NOT NULL,            -- when it was used
  PRIMARY KEY (code_hash, use_hash)
);

CREATE TABLE IF NOT EXISTS communitykit_invite_code_owner (
  pseudonym bytea NOT NULL,             -- stands for the member
  erased smallint NOT NULL,             -- 1 once erased
  codes bigint NOT NULL,                -- how many codes the member has had
  PRIMARY KEY (pseudonym)
);

CREATE TABLE IF NOT EXISTS communitykit_invite_code_meta (
  name text COLLATE "C" NOT NULL,
  setting bytea NOT NULL,
  PRIMARY KEY (name)
);
