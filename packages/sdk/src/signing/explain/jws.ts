import type { Text } from '@kouan/core';
import { encodeBase64url } from '../json/base64.ts';
import { type Explain, type Explained, type ExplainedPart, syntaxOf } from './explained.ts';

/** JWS taken apart leniently: what a verifier refuses is just what somebody wants to see. @module */

interface Segments {
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
}

const SIGNED: Text = {
  en: 'what is signed: header and payload in base64url',
  zh: '签名原文：base64url 形式的头部与载荷',
};
const DECODED: Text = { en: 'base64url decoded', zh: '由 base64url 解码' };
const APART: Text = { en: 'given apart', zh: '单独提供' };
const NAMES = {
  header: { en: 'header', zh: '头部' },
  payload: { en: 'payload', zh: '载荷' },
  signature: { en: 'signature', zh: '签名值' },
} as const satisfies Record<keyof Segments, Text>;

/** A compact JWS, or a credential as vc+jwt. */
export const explainCompact =
  (kind: string): Explain =>
  (bytes, { detached }) => {
    const text = Buffer.from(bytes).toString('latin1');
    const [header = '', payload = '', signature = '', ...more] = text.split('.');
    const dots = text.split('.').length - 1;
    const broken =
      dots === 2 && more.length === 0
        ? undefined
        : { en: `there are ${dots} dots instead of 2`, zh: `有 ${dots} 个点，应为 2 个` };
    return [explained(kind, { header, payload, signature }, detached, broken)];
  };

/** Every signature of a JWS in JSON. */
export const explainJwsJson: Explain = (bytes, { detached }) => {
  const kind = 'jws-json';
  let jws: unknown;
  try {
    jws = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return [{ kind, facts: [], parts: [], broken: { en: 'it is not JSON', zh: '不是 JSON' } }];
  }
  if (typeof jws !== 'object' || jws === null) return [];
  const { payload, signatures } = jws as { payload?: unknown; signatures?: unknown };
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return (Array.isArray(signatures) ? signatures : [jws]).map((one: { protected?: unknown; signature?: unknown }) =>
    explained(
      kind,
      { header: text(one?.protected), payload: text(payload), signature: text(one?.signature) },
      detached,
    ),
  );
};

function explained(kind: string, segments: Segments, detached: Uint8Array | undefined, shape?: Text): Explained {
  const { header, payload, signature } = segments;
  const read = jsonOf(octets(header));
  const { alg } = (read ?? {}) as { alg?: unknown };
  const broken =
    shape ?? (Object.keys(NAMES) as (keyof Segments)[]).map((name) => oddity(name, segments[name])).find(Boolean);
  const apart = detached !== undefined && payload === '';
  const content = apart ? detached : octets(payload);
  const signed = `${header}.${apart ? encodeBase64url(detached) : payload}`;
  const parts: ExplainedPart[] = [
    part('protected-header', { en: 'protected header', zh: '受保护头部' }, octets(header), 'json', DECODED),
    part('payload', { en: 'payload', zh: '载荷' }, content, syntaxOf(content), apart ? APART : DECODED),
    part('signing-input', SIGNED, Buffer.from(signed, 'latin1'), 'text'),
  ];
  return {
    kind,
    ...(typeof alg === 'string' ? { algorithm: alg } : {}),
    facts: [
      ...Object.entries(read ?? {}).map(([name, value]) => ({ name: { en: name, zh: name }, value: short(value) })),
      { name: { en: 'signature', zh: '签名值' }, value: `${octets(signature).length} B` },
    ],
    parts,
    ...(broken === undefined ? {} : { broken }),
  };
}

const part = (
  name: string,
  title: Text,
  bytes: Uint8Array,
  syntax: ExplainedPart['syntax'],
  step?: Text,
): ExplainedPart => ({
  name,
  title,
  bytes,
  syntax,
  steps: step === undefined ? [] : [step],
});

/** Octets as a lenient reader sees them. */
const octets = (text: string): Uint8Array => Buffer.from(text, 'base64url');

function jsonOf(bytes: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const FOREIGN = /[^A-Za-z0-9_-]/;

/** Which character of a segment is not in order, if any. */
function oddity(name: keyof Segments, text: string): Text | undefined {
  const { en, zh } = NAMES[name];
  const at = text.search(FOREIGN);
  const character = text[at];
  if (character !== undefined)
    return {
      en: `character ${at + 1} of the ${en} is ${JSON.stringify(character)}, which base64url does not have`,
      zh: `${zh}第 ${at + 1} 个字符 ${JSON.stringify(character)} 不属于 base64url`,
    };
  if (text.length % 4 === 1)
    return { en: `the ${en} is cut off: ${text.length} characters`, zh: `${zh}不完整：${text.length} 个字符` };
  if (encodeBase64url(octets(text)) !== text)
    return {
      en: `the last character of the ${en} (${text.at(-1)}) has bits that mean nothing; it would be ${encodeBase64url(octets(text)).at(-1)}`,
      zh: `${zh}末字符（${text.at(-1)}）含无意义的位，应为 ${encodeBase64url(octets(text)).at(-1)}`,
    };
  return undefined;
}

const MOST = 120;

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
