import { isDay, isTime } from '@kouan/core';
import type { Kind } from './tree.ts';

interface Form {
  readonly expected: string;
  /** The value as the document has it; `undefined` when the text is none. */
  read(text: string): string | undefined;
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const trimmed = (is: (text: string) => boolean) => (text: string) => (is(text.trim()) ? text.trim() : undefined);

/** How each kind of value is read; they are written as they are. */
export const KINDS: Readonly<Record<Kind, Form>> = {
  text: { expected: 'text', read: (text) => text },
  dateTime: { expected: 'date and time (xs:dateTime)', read: trimmed(isTime) },
  day: { expected: 'date (xs:date)', read: trimmed(isDay) },
  // Lines of a fixed length are usual; the white space says nothing.
  base64: {
    expected: 'base64 (RFC 4648)',
    read: (text) => {
      const packed = text.replace(/\s+/g, '');
      return packed.length % 4 === 0 && BASE64.test(packed) ? packed : undefined;
    },
  },
};
