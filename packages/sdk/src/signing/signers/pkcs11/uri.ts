import { KouanError } from '@kouan/core';
import type { KeyName, TokenName } from './session.ts';

/** A key on a token as `pkcs11:token=kouan;object=seal;id=%01?module-path=/usr/lib/…` says it (RFC 7512). */
export interface Pkcs11Uri {
  readonly module?: string;
  readonly token: TokenName;
  readonly key: KeyName;
  /** File with the PIN. */
  readonly pinFile?: string;
}

const KNOWN = new Set(['token', 'serial', 'object', 'id', 'type', 'module-path', 'pin-source']);

/**
 * Reads a `pkcs11:` URI. `pin-value` is refused: other users see the arguments of a program.
 *
 * @throws KouanError `ERR_KOUAN_USAGE`
 */
export function pkcs11Uri(uri: string): Pkcs11Uri {
  const [path = '', query = ''] = uri.replace(/^pkcs11:/i, '').split('?');
  const parts = new Map<string, Buffer>();
  for (const part of [...path.split(';'), ...query.split('&')].filter(Boolean)) {
    const at = part.indexOf('=');
    const name = part.slice(0, at);
    if (name === 'pin-value')
      throw wrong(
        'A PIN is never part of an address.',
        'PIN 不得写入地址。',
        'Give it as a file (pin-source).',
        '请以文件提供（pin-source）。',
      );
    // An attribute that is not understood could be the one that tells two keys apart.
    if (at < 1 || !KNOWN.has(name) || parts.has(name))
      throw wrong(
        `"${part}" is not understood.`,
        `无法理解“${part}”。`,
        `Known: ${[...KNOWN].join(', ')}.`,
        `可用：${[...KNOWN].join('、')}。`,
      );
    parts.set(name, octets(part.slice(at + 1)));
  }
  const text = (name: string): string | undefined => parts.get(name)?.toString('utf8');
  const id = parts.get('id');
  const [label, serial, object] = [text('token'), text('serial'), text('object')];
  const [module, source] = [text('module-path'), text('pin-source')];
  return {
    token: { ...(label === undefined ? {} : { label }), ...(serial === undefined ? {} : { serial }) },
    key: { ...(object === undefined ? {} : { label: object }), ...(id === undefined ? {} : { id }) },
    ...(module === undefined ? {} : { module }),
    ...(source === undefined ? {} : { pinFile: source.replace(/^file:(\/\/)?/, '') }),
  };
}

/** Percent-encoded octets: an id is bytes, not text. */
function octets(text: string): Buffer {
  if (/%(?![0-9a-fA-F]{2})/.test(text))
    throw wrong(
      `"${text}" is not percent-encoded.`,
      `“${text}”不是百分号编码。`,
      'Write an octet as %01.',
      '字节写作 %01。',
    );
  const out: Buffer[] = [];
  for (const [piece] of text.matchAll(/%[0-9a-fA-F]{2}|[^%]+/g))
    out.push(piece.startsWith('%') ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece));
  return Buffer.concat(out);
}

const wrong = (en: string, zh: string, hintEn: string, hintZh: string): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `The address of the key: ${en}`, zh: `密钥地址：${zh}` },
    { hint: { en: hintEn, zh: hintZh } },
  );
