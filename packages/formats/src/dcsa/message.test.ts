import { readFileSync } from 'node:fs';
import type { Document, Format } from '@kouan/sdk';
import { check } from '@kouan/sdk/checks';
import { canonicalJson, canonicalJsonText } from '@kouan/sdk/signing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_BYTES } from './message.ts';
import shippingInstructions from './shipping-instructions/format.ts';
import transportDocument from './transport-document/format.ts';

describe.each([
  ['dcsa.transport-document', transportDocument],
  ['dcsa.shipping-instructions', shippingInstructions],
] as const)('%s: bytes that have no one meaning', (name, format) => {
  const text = readFileSync(new URL(`../../../../fixtures/${name}/straight.canonical.json`, import.meta.url), 'utf8');
  const seal = /"number":"\w+"/;
  const withWeight = (value: string): string =>
    text.replace(/"cargoGrossWeight":\{"value":[\d.]+/, `"cargoGrossWeight":{"value":${value}`);
  const withMember = (member: string): string => text.replace(/^\{/, `{${member},`);
  it.each<[string, string | Uint8Array, RegExp]>([
    ['a member twice', withMember('"isToOrder":true'), /twice/],
    ['a member twice, deep inside', text.replace(seal, '"number":"A","number":"B"'), /twice/],
    ['half of a surrogate pair', text.replace(seal, '"number":"\\ud800"'), /surrogate/],
    ['an integer beyond 2^53', withWeight('9007199254740993'), /2\^53/],
    ['more digits than a double keeps', withWeight('4200.123456789012345678'), /digits/],
    ['a number beyond all', withWeight('1e400'), /double/],
    ['minus zero', withWeight('-0'), /sign/],
    ['a hundred levels', withMember(`"x":${'['.repeat(100)}${']'.repeat(100)}`), /deep/],
    ['a million levels', `${'['.repeat(1_000_000)}`, /deep/],
    ['cut in half', text.slice(0, text.length / 2), /JSON/],
    ['something behind it', `${text} {}`, /follows/],
    ['a byte order mark', `\ufeff${text}`, /byte order mark/],
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d), /UTF-8/],
    ['a byte too many', new Uint8Array(MAX_BYTES + 1).fill(0x20), /large/],
    ['a hundred megabytes', new Uint8Array(100 * 1024 * 1024), /large/],
    ['nothing', '', /JSON/],
  ])('%s is refused with its reason, and nothing is read', (_, input, reason) => {
    const { document, findings } = format.decode(typeof input === 'string' ? new TextEncoder().encode(input) : input);
    expect(document).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual(['DCS-0001']);
    expect(findings[0]?.found).toMatch(reason);
  });

  it.each(['[]', '"text"', 'null', '7'])('%s is JSON and no message', (json) => {
    const { document, findings } = format.decode(new TextEncoder().encode(json));
    expect([document, findings.map(({ code }) => code)]).toEqual([undefined, ['DCS-0016']]);
  });
});

interface Message {
  [name: string]: unknown;
}

describe.each([
  ['dcsa.transport-document/blank-reefer-dangerous.json', transportDocument as unknown as Format],
  ['dcsa.shipping-instructions/update-house-bills.json', shippingInstructions as unknown as Format],
] as const)('%s', (name, format) => {
  const text = readFileSync(new URL(`../../../../fixtures/${name}`, import.meta.url), 'utf8');

  it('any part of it put anywhere else in it: the document has its shape, and the message comes back', () => {
    const parts: unknown[] = [];
    const places: (readonly string[])[] = [];
    const walk = (node: unknown, path: readonly string[]): void => {
      parts.push(node);
      if (path.length > 0) places.push(path);
      if (typeof node === 'object' && node !== null)
        for (const [step, child] of Object.entries(node)) walk(child, [...path, step]);
    };
    walk(JSON.parse(text), []);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...parts), (place, part) => {
        const message = JSON.parse(text) as Message;
        const at = place.slice(0, -1).reduce<Message>((node, step) => node[step] as Message, message);
        at[place.at(-1) ?? ''] = part;
        const { document } = format.decode(new TextEncoder().encode(JSON.stringify(message)));
        if (document === undefined) throw new Error('not read');
        expect(check(document).filter((one) => one.code.startsWith('SHP'))).toEqual([]);
        const written = format.encode?.(document satisfies Document).bytes ?? new Uint8Array();
        expect(canonicalJsonText(written)).toBe(canonicalJson(message));
      }),
      { numRuns: 400 },
    );
  });
});
