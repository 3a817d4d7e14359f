import { expect, it } from 'vitest';
import { identity, NOW } from '../cms/certificates.testing.ts';
import { pades, sign } from '../index.ts';
import { plainPdf } from '../pdf/samples.testing.ts';
import { explainPdf } from './pdf.ts';

const who = identity({ subject: 'Exporter' });
const second = identity({ subject: 'Chamber', algorithm: 'ECDSA-SHA256' });
const policy = {};
const once = Buffer.from(await sign(plainPdf(), pades, { signer: who.signer, signedAt: NOW }));
const twice = Buffer.from(await sign(once, pades, { signer: second.signer, signedAt: NOW, field: 'Chamber' }));

const factsOf = (one: ReturnType<typeof explainPdf>[number] | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((one?.facts ?? []).map(({ name, value }) => [name.en, value]));
const stretches = (one: ReturnType<typeof explainPdf>[number] | undefined): readonly string[] =>
  (one?.picture ?? []).slice(1).map(({ en }) => en.replace(/^.*…\s*(\d+)\s+/, '$1 '));

it('says of each signature which revision it covers, and draws it', () => {
  const [first, last] = explainPdf(twice, { policy });
  expect([first, last].map(factsOf)).toMatchObject([
    { field: 'Signature1', SubFilter: 'ETSI.CAdES.detached', revision: '2 / 3' },
    { field: 'Chamber', revision: '3 / 3' },
  ]);
  // The first ends where its own revision does; what came later is drawn as such.
  expect(stretches(first)).toEqual([
    expect.stringMatching(/ covered$/),
    expect.stringMatching(/ the signature itself \(Contents\)$/),
    `${once.length} covered`,
    `${twice.length} added later, not covered`,
  ]);
  expect(stretches(last).at(-1)).toBe(`${twice.length} covered`);
  const [bar] = first?.picture ?? [];
  expect(bar?.en).toMatch(/^█+░+█*·+$/);
  expect(bar?.en).toHaveLength(60);
});

it('shows the octets under the digest, and that they are the ones that were signed', () => {
  const [first] = explainPdf(twice, { policy });
  const content = first?.parts.find(({ name }) => name === 'content');
  expect(content?.syntax).toBe('binary');
  expect(content?.digest).toMatchObject({ algorithm: 'SHA256', found: content?.digest?.expected });
  // What is behind the signature's revision is not among them.
  expect(Buffer.from(content?.bytes ?? []).includes('(Chamber)')).toBe(false);
});

it('a change in what is covered shows in the digest, one behind it in the picture', () => {
  const text = once.toString('latin1');
  const inside = Buffer.from(text.replace('/Type /Page ', '/Type  /Page'), 'latin1');
  const [changed] = explainPdf(inside, { policy });
  const { digest } = changed?.parts.find(({ name }) => name === 'content') ?? {};
  expect(digest?.found).not.toBe(digest?.expected);
  expect(stretches(changed)).toHaveLength(3);
});

it('a range that does not fit is said, and the picture is left out', () => {
  const odd = Buffer.from(once.toString('latin1').replace(/\/ByteRange \[0 /, '/ByteRange [1 '), 'latin1');
  const [one] = explainPdf(odd, { policy });
  expect(one).toMatchObject({ broken: { en: expect.any(String), zh: expect.any(String) }, parts: [] });
  expect(explainPdf(Buffer.from('no PDF'), { policy })).toMatchObject([{ broken: { en: expect.any(String) } }]);
  expect(explainPdf(plainPdf(), { policy })).toEqual([]);
});
