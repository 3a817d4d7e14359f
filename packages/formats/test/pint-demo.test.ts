import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  checksum,
  documentChecksum,
  entryChecksum,
  judgeIssuance,
  PROFILES,
  platformKeys,
  readingOf,
  verifyChain,
} from '@kouan/sdk/title';
import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../../sdk/src/title/pint/read-envelope.ts';

import { checkTransportDocument } from '../src/index.ts';

const FOLDER = new URL('../../../../shared/data/dcsa/samples/', import.meta.url);
const missing = !existsSync(FOLDER);

// Inside the validity of the certificates that the samples bring along.
const AT = new Date('2026-06-01T00:00:00Z');

const json = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as T;
const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, FOLDER)));

interface Golden {
  readonly envelopes: Readonly<
    Record<
      string,
      {
        readonly transportDocumentChecksum: string;
        readonly chainEntryChecksums: readonly string[];
        readonly manifestHeader: object;
        readonly manifest: object;
        readonly entryPrevious: readonly (string | null)[];
        readonly actionCodes: readonly (readonly string[])[];
      }
    >
  >;
  readonly issuance: Readonly<
    Record<
      string,
      {
        readonly documentChecksum: string;
        readonly issueToChecksum: string;
        readonly eBLVisualisationByCarrierChecksum: string;
        readonly manifest: object;
      }
    >
  >;
}

interface Envelope {
  readonly transportDocument: Record<string, unknown>;
  readonly envelopeManifestSignedContent: string;
  readonly envelopeTransferChain: readonly string[];
}

/** Who signed the samples, by the code that the entries name. */
const OWNERS = {
  'ed25519-carrier': 'CAR1',
  'ed25519-eblplatform': 'EBL1',
  'rsa-carrier': 'CAR2',
  'rsa-eblplatform': 'EBL2',
} as const;

const keysOf = (owners: Readonly<Partial<typeof OWNERS>>) =>
  platformKeys({
    keys: Object.entries(owners).flatMap(([name, owner]) =>
      json<{ keys: (JsonWebKey & { kid: string })[] }>(`pint-demo/${name}.example.com.public.jwk`).keys.map((jwk) => ({
        keyId: jwk.kid,
        owner,
        key: createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }),
      })),
    ),
  });

/** Rules that the document breaks: a draft, a sea waybill to order, straight and to order at once. */
const BROKEN = ['BOL-0001', 'BOL-0004', 'BOL-0004', 'BOL-0007', 'BOL-0011'];

const rulesOf = (document: Record<string, unknown>): string[] =>
  checkTransportDocument(document)
    .rules.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
    .sort();

describe.skipIf(missing)('the golden vectors', () => {
  const golden = missing ? { envelopes: {}, issuance: {} } : json<Golden>('golden-vectors.json');
  const keys = missing ? undefined : keysOf(OWNERS);
  const context = {
    keys: keys as NonNullable<typeof keys>,
    profile: PROFILES.strict,
    knows: () => true,
    checkDocument: checkTransportDocument,
    signer: undefined as never,
  };

  it('are three envelopes and two issuance requests', () => {
    expect(Object.keys(golden.envelopes)).toHaveLength(3);
    expect(Object.keys(golden.issuance)).toHaveLength(2);
  });

  describe.each(Object.entries(golden.envelopes))('%s', (name, expected) => {
    const envelope = json<Envelope>(`pint-demo/${name}`);

    it('recomputes: document and every entry', () => {
      expect(documentChecksum(envelope.transportDocument)).toBe(expected.transportDocumentChecksum);
      expect(envelope.envelopeTransferChain.map(entryChecksum)).toEqual(expected.chainEntryChecksums);
    });

    it('verifies: manifest, entries, links, the issuance manifest of the carrier', () => {
      const read = readEnvelope(bytes(`pint-demo/${name}`), AT, { ...context, platform: 'EBL2' });
      if ('kind' in read) throw new Error(JSON.stringify(read));
      expect(read.manifest).toEqual(expected.manifest);
      const header = Buffer.from(envelope.envelopeManifestSignedContent.split('.')[0] ?? '', 'base64url');
      expect(JSON.parse(header.toString())).toMatchObject(expected.manifestHeader);
      const chain = verifyChain(envelope.envelopeTransferChain, {
        keys: context.keys,
        at: AT,
        documentChecksum: expected.transportDocumentChecksum,
        carrier: name.includes('rsa') ? 'CAR2' : 'CAR1',
      });
      expect(chain.findings).toEqual([]);
      expect(chain.entries.map(({ checksum }) => checksum)).toEqual(expected.chainEntryChecksums);
      expect(chain.entries.map(({ entry }) => entry.transactions.map(({ actionCode }) => actionCode))).toEqual(
        expected.actionCodes,
      );
      expect(
        chain.entries.map(({ entry }) => entry.previousEnvelopeTransferChainEntrySignedContentChecksum ?? null),
      ).toEqual(expected.entryPrevious);
    });

    it('does not verify with the keys of others, nor over another document', () => {
      const strangers = keysOf(name.includes('rsa') ? { 'ed25519-carrier': 'CAR1' } : { 'rsa-carrier': 'CAR2' });
      const options = { at: AT, documentChecksum: expected.transportDocumentChecksum };
      expect(verifyChain(envelope.envelopeTransferChain, { ...options, keys: strangers }).findings[0]?.code).toBe(
        'CHN-0001',
      );
      expect(
        verifyChain(envelope.envelopeTransferChain, {
          ...options,
          keys: context.keys,
          documentChecksum: documentChecksum({ ...envelope.transportDocument, isToOrder: false }),
        }).findings[0]?.code,
      ).toBe('CHN-0004');
    });

    it('is refused for its content alone: a draft, signed by who it should be', () => {
      const platform = { ...context, platform: 'EBL2', carrierOf: () => (name.includes('rsa') ? 'CAR2' : 'CAR1') };
      expect(readingOf(bytes(`pint-demo/${name}`), AT, platform)).toMatchObject({
        refused: { code: 'BENV', finding: { code: 'PNT-0006', found: 'DRAFT' } },
      });
    });

    it('breaks rules of content, and no rule of its schema', () => {
      expect(checkTransportDocument(envelope.transportDocument).schema).toEqual([]);
      expect(envelope.transportDocument['transportDocumentStatus']).toBe('DRAFT');
      expect(rulesOf(envelope.transportDocument)).toEqual(BROKEN);
    });
  });

  describe.each(Object.entries(golden.issuance))('%s', (name, expected) => {
    const request = json<{
      readonly document: Record<string, unknown>;
      readonly issueTo: object;
      readonly eBLVisualisationByCarrier: { readonly content: string };
    }>(`pint-demo/${name}`);
    const carrierOf = () => (name.includes('rsa') ? 'CAR2' : 'CAR1');

    it('recomputes: document, party, picture', () => {
      expect(documentChecksum(request.document)).toBe(expected.documentChecksum);
      expect(documentChecksum(request.issueTo)).toBe(expected.issueToChecksum);
      expect(checksum(Buffer.from(request.eBLVisualisationByCarrier.content, 'base64'))).toBe(
        expected.eBLVisualisationByCarrierChecksum,
      );
    });

    it('is refused for its content alone: a draft, and what else it breaks', () => {
      const judged = judgeIssuance(bytes(`pint-demo/${name}`), AT, { ...context, platform: 'BOLE', carrierOf });
      expect(judged).toMatchObject({ kind: 'refuse', code: 'BREQ' });
      const findings = judged.kind === 'refuse' ? judged.findings.map(({ code }) => code).sort() : [];
      expect(findings).toEqual([...BROKEN, 'ISU-0007'].sort());
    });

    it('is refused for its signature when another carrier should have made it', () => {
      const judged = judgeIssuance(bytes(`pint-demo/${name}`), AT, {
        ...context,
        platform: 'BOLE',
        carrierOf: () => 'CAR9',
      });
      expect(judged.kind === 'refuse' && judged.findings.map(({ code }) => code)).toContain('CHN-0002');
    });
  });
});
