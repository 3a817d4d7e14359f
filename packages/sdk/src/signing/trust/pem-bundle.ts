import { createPublicKey } from 'node:crypto';
import { type Finding, finding } from '@kouan/core';
import { DerError } from '../asn1/index.ts';
import { type PemBlock, readPem } from '../keys/pem.ts';
import { TRS } from './catalogue.ts';
import { readCertificate } from './x509/certificate.ts';
import { readCrl } from './x509/crl.ts';

/** What a bundle of trust holds, DER. */
export interface PemBundle {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  /** SPKI. */
  readonly publicKeys: readonly Uint8Array[];
  readonly findings: readonly Finding[];
}

type Taken = keyof Omit<PemBundle, 'findings'>;

/** What is taken of which label, and how it is looked at before. */
const TAKEN: Readonly<Record<string, readonly [Taken, (block: PemBlock) => unknown]>> = {
  CERTIFICATE: ['certificates', ({ bytes }) => readCertificate(bytes)],
  'X509 CERTIFICATE': ['certificates', ({ bytes }) => readCertificate(bytes)],
  'X509 CRL': ['crls', ({ bytes }) => readCrl(bytes)],
  'PUBLIC KEY': [
    'publicKeys',
    ({ bytes }) => {
      try {
        return createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' });
      } catch (error) {
        throw new DerError(error instanceof Error ? error.message : '');
      }
    },
  ],
};

/**
 * Reads a file of trust: any number of certificates, CRLs and public keys in PEM (RFC 7468), with text between them. All
 * that is not taken is told.
 */
export function readPemBundle(text: string): PemBundle {
  const found: Record<Taken, Uint8Array[]> = { certificates: [], crls: [], publicKeys: [] };
  const { blocks, broken } = readPem(text);
  const findings: Finding[] = broken.map(({ label, line }) =>
    finding(TRS.brokenBlock, '', { expected: label, params: { line }, at: { line } }),
  );
  for (const block of blocks) {
    const { label, line, bytes } = block;
    const where = { params: { line }, at: { line } };
    const [kind, read] = Object.hasOwn(TAKEN, label) ? (TAKEN[label] ?? []) : [];
    if (label.endsWith('PRIVATE KEY')) findings.push(finding(TRS.privateKey, '', where));
    else if (kind === undefined || read === undefined)
      findings.push(finding(TRS.notUsed, '', { ...where, found: label }));
    else
      try {
        read(block);
        found[kind].push(bytes);
      } catch (error) {
        if (!(error instanceof DerError)) throw error;
        findings.push(finding(TRS.unreadable, '', { ...where, expected: label, found: error.message }));
      }
  }
  if (Object.values(found).every((list) => list.length === 0)) findings.push(finding(TRS.nothing, ''));
  return { ...found, findings };
}
