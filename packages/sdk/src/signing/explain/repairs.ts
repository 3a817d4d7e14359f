import { cutBlocks } from '../xml/markup.ts';
import type { Cause } from './likely-cause.ts';

interface Repair extends Cause {
  /** The input as it would have been; `undefined` where this cannot have happened. */
  undo(text: string): string | undefined;
}

/**
 * What is often done to a document after it was signed, undone. Where the digest is right again afterwards, that was it:
 * no guess, the digest says so.
 */
const REPAIRS: readonly Repair[] = [
  {
    name: 'line-end',
    text: { en: 'line ends were changed from LF to CRLF', zh: '换行符由 LF 改成了 CRLF' },
    undo: (text) => text.replaceAll('\r\n', '\n'),
  },
  {
    name: 'line-end',
    text: { en: 'line ends were changed from CRLF to LF', zh: '换行符由 CRLF 改成了 LF' },
    undo: (text) => text.replace(/\r?\n/g, '\r\n'),
  },
  {
    name: 'line-end',
    text: {
      en: 'carriage returns were lost that the signer had signed as &#xD;',
      zh: '丢失了签名方以 &#xD; 签入的回车符',
    },
    undo: (text) => (text.includes('<') ? text.replace(/\r?\n/g, '&#xD;\n') : undefined),
  },
  {
    name: 'byte-order-mark',
    text: { en: 'a byte order mark was put before it', zh: '文件开头被加入了 BOM' },
    undo: (text) => (text.startsWith('\ufeff') ? text.slice(1) : undefined),
  },
  {
    name: 'last-line',
    text: { en: 'a line end was added at the end', zh: '末尾被加入了换行符' },
    undo: (text) => text.replace(/\r?\n$/, ''),
  },
  {
    name: 'last-line',
    text: { en: 'the last line end was lost', zh: '末尾的换行符丢失' },
    undo: (text) => `${text}\n`,
  },
  {
    name: 'indentation',
    text: { en: 'it was indented after it was signed', zh: '签名后被重新缩进排版' },
    undo: (text) => (text.includes('<') ? text.replace(/>[ \t\r\n]+</g, '><') : undefined),
  },
  {
    name: 'comment',
    text: { en: 'a comment was put in after it was signed', zh: '签名后被加入了注释' },
    undo: (text) => (text.includes('<!--') ? cutBlocks(text, '<!--', '-->') : undefined),
  },
  {
    name: 'unicode-form',
    text: { en: 'characters were decomposed (Unicode NFD)', zh: '字符被拆分为 NFD 形式' },
    undo: (text) => text.normalize('NFC'),
  },
];

/**
 * Looks for what was done to the bytes after signing.
 *
 * @param isRight whether the digest of a candidate is right
 */
export function repairOf(bytes: Uint8Array, isRight: (candidate: Uint8Array) => boolean): Cause | undefined {
  if (isRight(bytes)) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  return REPAIRS.find(({ undo }) => {
    const candidate = undo(text);
    return candidate !== undefined && candidate !== text && isRight(Buffer.from(candidate, 'utf8'));
  });
}
