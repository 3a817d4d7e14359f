/** Bounds on what strangers may hand in; far above every table that exists. */
export const LIMITS = {
  /** Characters of one rule. The longest of CPTPP has about 1,500. */
  ruleLength: 8_000,
  alternatives: 32,
  tests: 16,
  ranges: 128,
  /** Characters of one `ex […]` or `TEXT[…]`. */
  noteLength: 2_000,
  rows: 100_000,
  /** Characters of one imported file. */
  fileLength: 64_000_000,
  /** Positioned pieces of text of one PDF. */
  items: 2_000_000,
  pages: 5_000,
  /** Findings that one import keeps; the rest is counted. */
  findings: 10_000,
} as const;
