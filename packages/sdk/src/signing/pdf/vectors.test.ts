import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { timestampEvidence } from '../cms/timestamp.ts';
import { pades, verify } from '../index.ts';
import { PdfFile } from './file.ts';
import { signaturesOf } from './signature.ts';
import { PdfDict, type PdfString } from './values.ts';

const data = new URL('../../../../../../../shared/data/signing/pdf/', import.meta.url);
const there = existsSync(data);
const read = (name: string): Buffer => readFileSync(new URL(name, data));

/** In order: good as far as a kind can say, or the test that failed with its reason. */
const GOOD = 'good';
const SEEN = 'good; a later signature shows something on a page';
const SHA1 = 'good; the certificate is bound by SHA-1 only';
const changed = (what: string): string => `structure: changed after signing: ${what}`;

/**
 * What every file must give, one entry a signature. `form-update-*` sign a field that was waiting, and draw its picture
 * anew: where nothing else leans on that picture, this is a second signature and nothing more; the sneaky ones hang it
 * into the document by another way.
 */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'certified-with-indirect-refs-in-dir.pdf': [SHA1],
  'coverage-anomalies/base.pdf': [changed('Author of the document information was changed')],
  'coverage-anomalies/one-byterange.pdf': ['structure: ByteRange has not exactly two ranges'],
  'coverage-anomalies/signature-gap-too-big.pdf': ['structure: the gap is not exactly Contents'],
  'coverage-anomalies/tail-uncovered.pdf': ['structure: the signature does not cover its whole revision'],
  'coverage-anomalies/weird-byterange.pdf': ['structure: the gap is not exactly Contents'],
  'form-update-ap-indirect-sneaky-trailer.pdf': [changed('object 10 was drawn anew and is used elsewhere'), GOOD],
  'form-update-no-override-appearance-stream-ap-indirect-sneaky.pdf': [
    changed('object 10 was drawn anew and is used elsewhere'),
    GOOD,
  ],
  'form-update-no-override-appearance-stream-ap-indirect.pdf': [SEEN, GOOD],
  'form-update-original-ap-type-wrong.pdf': [SEEN, GOOD],
  'form-update-override-appearance-stream-ap-indirect-sneaky.pdf': [
    changed('object 10 was drawn anew and is used elsewhere'),
    GOOD,
  ],
  'form-update-override-appearance-stream-ap-indirect.pdf': [SEEN, GOOD],
  'form-update-override-appearance-stream-sneaky.pdf': [changed('object 9 was drawn anew and is used elsewhere'), GOOD],
  'form-update-override-appearance-stream.pdf': [SEEN, GOOD],
  'minimal-signed-twice-no-sig-type.pdf': [GOOD, GOOD],
  'minimal-two-fields-signed-twice.pdf': [SEEN, GOOD],
  'minimal.pdf': [],
  'own.pdf': [GOOD],
  'own_inc.pdf': ['structure: the file does not end with startxref and %%EOF'],
  'pades-lta-dss-indirect-arrs-test-2.pdf': [GOOD, GOOD],
  'pades-lta-dss-indirect-arrs-test.pdf': [GOOD],
  'pades-with-old-style-signing-cert-attr-issser.pdf': [SHA1],
  'pades-with-old-style-signing-cert-attr.pdf': [SHA1],
  'pdf-sig-with-econtent.pdf': ['structure: there is content inside a detached signature'],
  'sig-no-signed-attrs.pdf': ['structure: there are no signed attributes'],
  'sig-with-ski-sid.pdf': [SHA1],
  // Made with forge: CAdES without the attribute that CAdES is about.
  'signpdf.pdf': ['certificate: no signing-certificate attribute'],
};

/** What a kind, and not the trust in somebody, decides. */
const OWN = new Set(['present', 'structure', 'algorithm', 'digest', 'certificate', 'signature']);

function outcome(bytes: Buffer): string[] {
  return verify(bytes, pades, { trust: [], at: '2026-11-24T00:00:00Z' }).signatures.map(({ tests, verdict }) => {
    const failed = tests.find(({ name, passed }) => passed === false && OWN.has(name));
    expect(verdict).toBe(failed === undefined ? 'indeterminate' : 'invalid');
    if (failed !== undefined) return `${failed.name}: ${failed.reason.en}`;
    expect(tests).toContainEqual(expect.objectContaining({ name: 'signature', passed: true }));
    const said = tests.flatMap(({ warning }) => warning?.en ?? []);
    return [GOOD, ...said].join('; ');
  });
}

describe.skipIf(!there)('PDF files that we did not make', () => {
  const files = there
    ? readdirSync(data, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.pdf'))
    : [];

  it(`${Object.keys(EXPECTED).length} of ${files.length} have an expectation`, () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(files.sort());
  });

  it.each(files)('%s', (name) => {
    const found = outcome(read(name));
    expect(found).toEqual(EXPECTED[name]?.length === 0 ? ['present: no signature'] : EXPECTED[name]);
  });

  it('time stamps of signatures and of the document are over what they say', () => {
    const evidence = pades.read(read('pades-lta-dss-indirect-arrs-test-2.pdf'), { policy: {} });
    const stamps = evidence.flatMap(({ timestamps = [] }) =>
      timestamps.map(({ token, over }) => timestampEvidence(token, over)),
    );
    expect(stamps).toHaveLength(3);
    for (const { tests, genTime } of stamps) {
      expect(tests.filter(({ passed }) => passed !== true)).toEqual([]);
      expect(genTime?.toISOString()).toMatch(/^202\d-/);
    }
    expect(evidence[0]?.revocation).toMatchObject({ crls: [{}], ocsps: [{}, {}] });
  });

  it('VRI is keyed as others key it', () => {
    const file = new PdfFile(read('pades-lta-dss-indirect-arrs-test.pdf'));
    const view = file.view();
    const keys = [...(view.dict(view.dict(view.catalog.get('DSS'))?.get('VRI')) ?? new PdfDict([])).entries.keys()];
    const own = signaturesOf(file).map(({ dict }) => (dict.get('Contents') as PdfString).bytes);
    expect(own.map((bytes) => createHash('sha1').update(bytes).digest('hex').toUpperCase())).toEqual(
      expect.arrayContaining(keys),
    );
    expect(keys).not.toEqual([]);
  });
});
