/** Marks a file as a register (`KOUT`, kept in `application_id`). */
export const REGISTER_ID = 0x4b4f5554;

/** Version of the register's tables. */
export const REGISTER_VERSION = 1;

/**
 * Tables of a register of bills, for both dialects. What they hold are documents, signed entries and answers as they
 * came. Holder, title and status are in none of them: they are what the entries come to.
 *
 * - `bills.head` is the checksum of the last entry: whoever changes a chain says which head it has seen, and of two that
 *   have seen the same one only one gets through
 * - `identities` has one row for a number of a carrier: of all bills under that number one lives (MLETR Article 10)
 * - `outgoing` is written with the entry that it sends, before its first byte leaves; the bytes are what is sent, each time
 */
export const REGISTER_SCHEMA: readonly string[] = [
  `CREATE TABLE bills (
    id {text} PRIMARY KEY,
    carrier {text} NOT NULL,
    reference {text} NOT NULL,
    sub_reference {text} NOT NULL,
    checksum {text} NOT NULL,
    document {bytes} NOT NULL,
    head {text} NOT NULL,
    length INTEGER NOT NULL,
    created_at {text} NOT NULL
  )`,
  'CREATE INDEX bills_by_reference ON bills (carrier, reference, sub_reference)',
  `CREATE TABLE identities (
    carrier {text} NOT NULL,
    reference {text} NOT NULL,
    sub_reference {text} NOT NULL,
    bill_id {text} NOT NULL,
    PRIMARY KEY (carrier, reference, sub_reference)
  )`,
  `CREATE TABLE entries (
    bill_id {text} NOT NULL,
    position INTEGER NOT NULL,
    jws {text} NOT NULL,
    checksum {text} NOT NULL,
    said {text} NOT NULL,
    added_at {text} NOT NULL,
    PRIMARY KEY (bill_id, position)
  )`,
  `CREATE TABLE attachments (
    bill_id {text} NOT NULL,
    checksum {text} NOT NULL,
    content {bytes} NOT NULL,
    received_at {text} NOT NULL,
    PRIMARY KEY (bill_id, checksum)
  )`,
  `CREATE TABLE outgoing (
    id {text} PRIMARY KEY,
    bill_id {text} NOT NULL,
    position INTEGER NOT NULL,
    platform {text} NOT NULL,
    envelope {bytes} NOT NULL,
    checksum {text} NOT NULL,
    state {text} NOT NULL,
    answer {text},
    created_at {text} NOT NULL,
    changed_at {text} NOT NULL
  )`,
  "CREATE UNIQUE INDEX outgoing_open ON outgoing (bill_id) WHERE state = 'open'",
  `CREATE TABLE incoming (
    reference {text} PRIMARY KEY,
    bill_id {text} NOT NULL,
    envelope {bytes} NOT NULL,
    checksum {text} NOT NULL,
    said {text} NOT NULL,
    state {text} NOT NULL,
    answer {text},
    created_at {text} NOT NULL,
    changed_at {text} NOT NULL
  )`,
  "CREATE UNIQUE INDEX incoming_open ON incoming (bill_id) WHERE state = 'open'",
  `CREATE TABLE releases (
    digest {text} PRIMARY KEY,
    bill_id {text} NOT NULL,
    made_at {text} NOT NULL,
    used_at {text},
    used_by {text}
  )`,
];
