import type { Desk } from '../desk.ts';
import { BONDED_INVENTORY_DESK, GATE_PASS_DESK } from './bonded.ts';
import { CEB_DESK } from './ceb.ts';
import { CERTIFICATE_DESK } from './certificate.ts';
import { MANIFEST_DESK } from './manifest.ts';

/** Every desk of the authority. */
export const DESKS: readonly Desk[] = [
  CEB_DESK,
  MANIFEST_DESK,
  CERTIFICATE_DESK,
  GATE_PASS_DESK,
  BONDED_INVENTORY_DESK,
];

/** The desk that takes a format. */
export const deskFor = (format: string): Desk | undefined => DESKS.find(({ formats }) => formats.includes(format));
