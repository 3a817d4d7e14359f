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
 * - `number` counts what comes: times may be the same where a clock stands still
 * - `issuances` and `surrenders` are a platform's side of what goes between it and a carrier, `carrier_documents` and
 *   `carrier_surrenders` the carrier's: each is asked once and answered once, and what was asked or answered is kept as
 *   the bytes that go out, until the other has taken them
 */
export const REGISTER_SCHEMA: readonly string[] = [
  `CREATE TABLE bills (
    number {serial},
    id {text} NOT NULL UNIQUE,
    carrier {text} NOT NULL,
    reference {text} NOT NULL,
    sub_reference {text} NOT NULL,
    checksum {text} NOT NULL,
    document {bytes} NOT NULL,
    head {text} NOT NULL,
    length INTEGER NOT NULL,
    created_at {text} NOT NULL
  )`,
  'CREATE INDEX bills_by_reference ON bills (reference, carrier, sub_reference)',
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
    documents {text} NOT NULL,
    state {text} NOT NULL,
    answer {text},
    created_at {text} NOT NULL,
    changed_at {text} NOT NULL
  )`,
  "CREATE UNIQUE INDEX incoming_open ON incoming (bill_id) WHERE state = 'open'",
  'CREATE INDEX incoming_by_bill ON incoming (bill_id)',
  `CREATE TABLE releases (
    digest {text} PRIMARY KEY,
    bill_id {text} NOT NULL UNIQUE,
    made_at {text} NOT NULL,
    used_at {text},
    used_by {text}
  )`,
  `CREATE TABLE issuances (
    id {text} PRIMARY KEY,
    carrier {text} NOT NULL,
    reference {text} NOT NULL,
    sub_reference {text} NOT NULL,
    request {bytes} NOT NULL,
    code {text} NOT NULL,
    answer {bytes} NOT NULL,
    created_at {text} NOT NULL,
    delivered_at {text}
  )`,
  'CREATE UNIQUE INDEX issuances_open ON issuances (carrier, reference, sub_reference) WHERE delivered_at IS NULL',
  `CREATE TABLE surrenders (
    reference {text} PRIMARY KEY,
    bill_id {text} NOT NULL,
    request {bytes} NOT NULL,
    state {text} NOT NULL,
    answer {bytes},
    attempts INTEGER NOT NULL,
    delivered_at {text},
    created_at {text} NOT NULL,
    changed_at {text} NOT NULL
  )`,
  "CREATE UNIQUE INDEX surrenders_open ON surrenders (bill_id) WHERE state = 'open'",
  `CREATE TABLE carrier_documents (
    number {serial},
    id {text} NOT NULL UNIQUE,
    carrier {text} NOT NULL,
    reference {text} NOT NULL,
    sub_reference {text} NOT NULL,
    checksum {text} NOT NULL,
    platform {text} NOT NULL,
    request {bytes} NOT NULL,
    status {text} NOT NULL,
    issuance {text} NOT NULL,
    answer {bytes},
    attempts INTEGER NOT NULL,
    living INTEGER NOT NULL,
    delivered_at {text},
    created_at {text} NOT NULL,
    changed_at {text} NOT NULL
  )`,
  'CREATE UNIQUE INDEX carrier_documents_living ON carrier_documents (carrier, reference, sub_reference) WHERE living = 1',
  `CREATE TABLE carrier_surrenders (
    number {serial},
    platform {text} NOT NULL,
    reference {text} NOT NULL,
    document_id {text} NOT NULL,
    request {bytes} NOT NULL,
    state {text} NOT NULL,
    answer {bytes},
    delivered_at {text},
    created_at {text} NOT NULL,
    changed_at {text} NOT NULL,
    UNIQUE (platform, reference)
  )`,
];

/** Tables that hold something of one bill, by the column that names it. */
export const TABLES_OF_A_BILL = {
  bills: 'id',
  identities: 'bill_id',
  entries: 'bill_id',
  attachments: 'bill_id',
  outgoing: 'bill_id',
  incoming: 'bill_id',
  releases: 'bill_id',
  surrenders: 'bill_id',
} as const;
