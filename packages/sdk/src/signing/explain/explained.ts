import type { Text } from '@kouan/core';
import type { ReadOptions } from '../kind.ts';

/** A digest as it was written, and as it comes out now; base64. */
export interface ExplainedDigest {
  /** `SHA-256` */
  readonly algorithm: string;
  readonly expected?: string;
  readonly found: string;
}

/** Bytes that were digested or signed, and how they came out of the input. */
export interface ExplainedPart {
  /** `content`, `signed-info`, `protected-header`, `payload`, `signed-attributes`: the same name in every document. */
  readonly name: string;
  readonly title: Text;
  readonly bytes: Uint8Array;
  /** How a person reads the bytes, and how two of them are compared. */
  readonly syntax: 'xml' | 'json' | 'text' | 'binary';
  /** What made these bytes of the input, in order: transforms, canonicalisation, decoding. */
  readonly steps: readonly Text[];
  readonly digest?: ExplainedDigest;
}

/** One signature taken apart, before anybody asks whether it is good. */
export interface Explained {
  /** Name of its kind. */
  readonly kind: string;
  /** Algorithm as the signature itself names it. */
  readonly algorithm?: string;
  /** What it says of itself: members of a header, attributes, identifiers. */
  readonly facts: readonly { readonly name: Text; readonly value: string }[];
  /** What is digested and what is signed; empty where it cannot be read so far. */
  readonly parts: readonly ExplainedPart[];
  /** Where the bytes lie, drawn in lines of text: which part of a file is covered. */
  readonly picture?: readonly Text[];
  /** What else the kind knows: with what its digest would fit, what differs and does no harm. */
  readonly notes?: readonly Text[];
  /** Why it could not be read further. */
  readonly broken?: Text;
}

/** What helps to explain: all that helps to read, and a file that is known to be good. */
export interface ExplainOptions extends ReadOptions {
  readonly good?: Uint8Array;
}

/** Takes every signature of a kind apart; like a kind it never throws for what the bytes are. */
export type Explain = (bytes: Uint8Array, options: ExplainOptions) => readonly Explained[];

/** How a person reads bytes of which nothing else is known. */
export function syntaxOf(bytes: Uint8Array): ExplainedPart['syntax'] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'binary';
  }
  if (/(?![\t\n\v\f\r])\p{Cc}/u.test(text)) return 'binary';
  return /^\s*</.test(text) ? 'xml' : /^\s*[{[]/.test(text) ? 'json' : 'text';
}
