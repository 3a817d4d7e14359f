/** How one element's text stands in the document. Both directions live in one object, so they cannot drift apart. */
export interface Value {
  /** What a person expects here; used in findings. */
  readonly expected: string;
  /** True when the text and the document's value are the same string. */
  readonly identity: boolean;
  /** True when every text that is read comes back as it was; the others are written and compared to know it. */
  readonly lossless?: true;
  /** `undefined` when the text cannot be read; it is then kept as it is and said so. */
  read(raw: string): unknown;
  /** `undefined` when the value cannot be written; it is then reported as dropped. */
  write(value: unknown): string | undefined;
}

/** A value that is the same text on both sides, if it has the right shape. */
export function textLike(expected: string, shape?: RegExp): Value {
  return {
    expected,
    identity: true,
    read: (raw) => (shape === undefined || shape.test(raw) ? raw : undefined),
    write: (value) => (typeof value === 'string' ? value : undefined),
  };
}

/** A value from a short closed list; the table is read in both directions. */
export function oneOf(expected: string, codes: Readonly<Record<string, string | boolean>>): Value {
  const read = new Map(Object.entries(codes));
  const write = new Map([...read].map(([code, value]) => [value as unknown, code]));
  return { expected, identity: false, read: (raw) => read.get(raw), write: (value) => write.get(value) };
}

/** A code that has an international twin; one without is kept as `cn:CODE`. */
export function twinned(
  expected: string,
  twin: (code: string) => string | undefined,
  back: (twin: string) => string | undefined,
): Value {
  return {
    expected,
    identity: false,
    read: (raw) => twin(raw) ?? (/^[A-Z0-9]{1,5}$/.test(raw) ? `cn:${raw}` : undefined),
    write: (value) => (typeof value !== 'string' ? undefined : value.startsWith('cn:') ? value.slice(3) : back(value)),
  };
}

/** Several values in one text. A value that holds the separator cannot be written. */
export function separated(expected: string, separator: string): Value {
  return {
    expected,
    identity: false,
    lossless: true,
    read: (raw) => (raw.includes(separator) ? raw.split(separator) : [raw]),
    write: (value) =>
      Array.isArray(value) && value.every((part) => typeof part === 'string' && !part.includes(separator))
        ? value.join(separator)
        : undefined,
  };
}
