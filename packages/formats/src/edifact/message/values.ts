/** How texts of EDIFACT stand in a document. @module */
import type { Codec } from './node.ts';

const single = (
  expected: string,
  read: (text: string) => unknown,
  write: (value: unknown) => string | undefined,
): Codec => ({
  expected,
  read: ([text = '']) => read(text),
  write(value) {
    const text = write(value);
    return text === undefined ? undefined : [text];
  },
});

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const TEXT: Codec = single('text', (text) => text, textOf);

const shaped = (expected: string, shape: RegExp): Codec =>
  single(
    expected,
    (text) => (shape.test(text) ? text : undefined),
    (value) => (typeof value === 'string' && shape.test(value) ? value : undefined),
  );

export const COUNTRY: Codec = shaped('an ISO 3166-1 alpha-2 code', /^[A-Z]{2}$/);
export const CURRENCY: Codec = shaped('an ISO 4217 code', /^[A-Z]{3}$/);
export const UNIT: Codec = shaped('a UN/ECE Rec 20 unit', /^[A-Z0-9]{1,3}$/);

/** Numbers may begin with the mark and have leading noughts (ISO 9735-1 §10); the document has one spelling. */
export const DECIMAL: Codec = {
  ...single(
    'a number',
    (text) => {
      const [, sign = '', whole = '', fraction] = /^(-?)(\d{0,24})(?:[.,](\d{1,12}))?$/.exec(text) ?? [];
      if (whole === '' && fraction === undefined) return undefined;
      return `${sign}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === undefined ? '' : `.${fraction}`}`;
    },
    (value) => (typeof value === 'string' && /^-?\d{1,24}(\.\d{1,12})?$/.test(value) ? value : undefined),
  ),
  numeric: true,
};

/** A temperature of TMP: whole degrees have three digits up to D.96B, and may have them later. */
export const DEGREES: Codec = {
  ...DECIMAL,
  write: (value) =>
    DECIMAL.write(value)?.map((text) =>
      text.replace(/^(-?)(\d{1,2})$/, (_, sign: string, digits: string) => sign + digits.padStart(3, '0')),
    ),
};

/** A code of a closed list; the table is read in both directions. */
export function oneOf(codes: Readonly<Record<string, string | boolean>>): Codec {
  const read = new Map(Object.entries(codes));
  const write = new Map([...read].map(([code, value]) => [value as unknown, code]));
  return single(
    [...read.keys()].join(', '),
    (text) => read.get(text),
    (value) => write.get(value),
  );
}

/** A code that has a word in the document, and any other as it is. */
export function codeOf(codes: Readonly<Record<string, string>>): Codec {
  const read = new Map(Object.entries(codes));
  const write = new Map([...read].map(([code, value]) => [value, code]));
  return single(
    'a code',
    (text) => read.get(text) ?? (write.has(text) ? undefined : text),
    (value) =>
      typeof value !== 'string' ? undefined : (write.get(value) ?? (read.has(value) ? undefined : textOf(value))),
  );
}

/** Some codes; the others are kept. */
export const known = (codes: Readonly<Record<string, string | boolean>>): Codec => ({ ...oneOf(codes), silent: true });

/** The codec, without a word on what it cannot read. */
export const silently = (codec: Codec): Codec => ({ ...codec, silent: true });

/** A number and its unit or currency, in one member of the document. */
export const measured = (value: string, unit: string): Codec => ({
  expected: 'a number',
  numeric: true,
  read([text = '', code = '']) {
    const number = DECIMAL.read([text]);
    return number === undefined ? undefined : { [value]: number, ...(code === '' ? {} : { [unit]: code }) };
  },
  write(one) {
    if (typeof one !== 'object' || one === null) return undefined;
    const { [value]: number, [unit]: code = '', ...others } = one as Readonly<Record<string, unknown>>;
    const text = DECIMAL.write(number)?.[0];
    return text === undefined || typeof code !== 'string' || Object.keys(others).length > 0 ? undefined : [text, code];
  },
});

/** Texts of several places, one a line. */
export const LINES: Codec = {
  expected: 'lines',
  read: (texts) => trimmed(texts).join('\n'),
  write: (value) => (typeof value === 'string' && value !== '' ? value.split('\n') : undefined),
};

/** Texts of several places as a list. */
export const LIST: Codec = {
  expected: 'texts',
  read: (texts) => trimmed(texts),
  write: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
      ? (value as string[])
      : undefined,
};

/** Without what is empty at the end. */
function trimmed(texts: readonly string[]): readonly string[] {
  let end = texts.length;
  while (end > 0 && texts[end - 1] === '') end--;
  return texts.slice(0, end);
}
