/**
 * What the reference of a declaration ends with so that the reference server takes it through a course of one’s choice.
 * Whatever ends otherwise is drawn by seed and reference.
 */
export const MAGIC = {
  /** Goes through without an inspection. */
  released: '-released',
  /** Red channel: inspected, then released. */
  inspected: '-inspected',
  /** Not accepted by customs (退单). */
  rejected: '-rejected',
  /** Sent back to be changed (退回修改). */
  returned: '-returned',
  /** Not stored: the signature is refused at the door. */
  signatureRefused: '-signature-refused',
  /** Receipts come long after the time that they bear. */
  late: '-late',
  /** The receipt of the release never comes. */
  lost: '-lost',
  /** Every receipt comes twice. */
  doubled: '-doubled',
  /** Receipts come in another order than they were issued. */
  reordered: '-reordered',
} as const;

/** A course that can be chosen by {@link MAGIC}. */
export type MagicOutcome = keyof typeof MAGIC;

/** A reference whose declaration takes a course of one’s choice. */
export const magicReference = (reference: string, outcome: MagicOutcome): string => `${reference}${MAGIC[outcome]}`;
