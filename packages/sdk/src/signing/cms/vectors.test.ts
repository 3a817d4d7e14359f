import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cmsDetached, verify } from '../index.ts';

const data = new URL('../../../../../../../shared/data/signing/', import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, data));

/** Both are over attacks-own/doc30k.xml: PKCS #7 identifiers, and those of GB/T 35275. */
const FILES = ['sm2/sm2own.p7s', 'sm2/sm2gm.p7s'] as const;

describe.skipIf(!existsSync(data))('SM2 messages that we did not make', () => {
  it(`${FILES.length} of ${FILES.length} verify, and none under another identity or over other content`, () => {
    const trust = [read('sm2/sm2.crt')];
    const options = { trust, at: '2026-11-24T00:00:00Z', detached: read('attacks-own/doc30k.xml') };
    const verdicts = (more: object): string[] =>
      FILES.map((name) => verify(read(name), cmsDetached, { ...options, ...more }).verdict);
    expect(verdicts({})).toEqual(['valid', 'valid']);
    expect(verdicts({ policy: { sm2Id: '' } })).toEqual(['invalid', 'invalid']);
    expect(verdicts({ detached: read('sm2/msg.bin') })).toEqual(['invalid', 'invalid']);
  });
});
