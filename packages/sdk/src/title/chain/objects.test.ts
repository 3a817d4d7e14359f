import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { changed, places } from '../../checks/places.testing.ts';
import { shapeGuard } from '../../checks/shape-guard.ts';
import { bill, chainOf, envelopeOf, ISSUE, TO_BANK } from '../pint/pint.testing.ts';
import { payloadOf } from '../register/said.ts';
import { eblEnvelope, envelopeManifest, issuanceManifest, transferChainEntry, transferResponse } from './objects.ts';

const read = (jws: string): unknown => JSON.parse(payloadOf(jws).toString());
const chain = await chainOf(bill(), ISSUE, TO_BANK);
const envelope = JSON.parse(Buffer.from(await envelopeOf(bill(), chain)).toString());
const entry = read(chain[0] ?? '') as { issuanceManifestSignedContent: string };
const sha256 = 'a'.repeat(64);

/** What honest platforms send. */
const SAMPLES: readonly (readonly [name: string, schema: z.ZodType, sample: unknown])[] = [
  ['an envelope', eblEnvelope, envelope],
  ['the first entry', transferChainEntry, entry],
  ['a later entry', transferChainEntry, read(chain[1] ?? '')],
  ['a manifest', envelopeManifest, read(envelope.envelopeManifestSignedContent)],
  [
    'a manifest with documents',
    envelopeManifest,
    {
      transportDocumentChecksum: sha256,
      lastEnvelopeTransferChainEntrySignedContentChecksum: sha256,
      supportingDocuments: [{ name: 'a', size: 1, mediaType: 'text/plain', documentChecksum: sha256 }],
    },
  ],
  ['what a carrier issues', issuanceManifest, read(entry.issuanceManifestSignedContent)],
  [
    'an answer',
    transferResponse,
    { lastEnvelopeTransferChainEntrySignedContentChecksum: sha256, responseCode: 'BENV', reason: 'no' },
  ],
];

describe.each(SAMPLES)('%s', (_, schema, sample) => {
  const guard = shapeGuard(schema);

  it('is known by a look alone', () => {
    expect([guard(sample), schema.safeParse(sample).success]).toEqual([true, true]);
    // What the schema would make of it is what it is.
    expect(schema.parse(sample)).toEqual(sample);
  });

  it('and never is anything else that the schema refuses', () => {
    const odd = fc.oneof(
      fc.constantFrom(
        undefined,
        null,
        '',
        ' ',
        '2026-02-30T00:00:00Z',
        'ISSUE',
        'a'.repeat(1_025),
        0,
        1,
        1.5,
        -1,
        true,
      ),
      fc.constantFrom([], {}, [undefined], [[]], sha256, 'a.b.c', 'https://a'),
      fc.string(),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...places(sample)),
        odd,
        fc.option(fc.string(), { nil: undefined }),
        (at, value, key) => {
          const other = changed(sample, key === undefined || key === '__proto__' ? at : [...at, key], () => value);
          if (guard(other)) expect(schema.safeParse(other).success).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
