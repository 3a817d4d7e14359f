import { hash } from 'node:crypto';
import { canonicalJson } from '../../signing/json/canonical-json.ts';

/** SHA-256 in lower-case hex: what every checksum of DCSA e-B/L is. */
export const checksum = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex');

/**
 * Checksum of a transport document, or of the party that it is issued to: over its canonical form (RFC 8785).
 *
 * @throws Refused for a value that the canonical form cannot carry
 */
export const documentChecksum = (value: unknown): string => checksum(canonicalJson(value));

/** Checksum of a chain entry: over the compact JWS as it stands, never over what it says. */
export const entryChecksum = (jws: string): string => checksum(jws);
