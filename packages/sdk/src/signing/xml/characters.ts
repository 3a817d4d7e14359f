/** What a byte means to the scanner, by where it stands; 0 is nothing special, and by far the most frequent. */
export const MEANING = {
  less: 1,
  ampersand: 2,
  greater: 3,
  return: 4,
  space: 5,
  quote: 6,
  illegal: 7,
  high: 8,
} as const;

const { less, ampersand, greater, return: cr, space, quote, illegal, high } = MEANING;

export const IN_TEXT = meanings({ '<': less, '&': ampersand, '>': greater, '\r': cr });
export const IN_VALUE = meanings({
  '<': less,
  '&': ampersand,
  '"': quote,
  "'": quote,
  '\t': space,
  '\n': space,
  '\r': space,
});

/** 1 for an octet that can be part of a name; whether the name is one is asked when it is new. */
export const IN_NAME = Uint8Array.from({ length: 256 }, (_, c) =>
  c >= 0x80 || /[-.:\w]/.test(String.fromCharCode(c)) ? 1 : 0,
);

/** 1 for white space (XML 1.0 §2.3). */
export const BLANK = Uint8Array.from({ length: 256 }, (_, c) => ([0x20, 0x9, 0xa, 0xd].includes(c) ? 1 : 0));

function meanings(special: Readonly<Record<string, number>>): Uint8Array {
  const table = new Uint8Array(256).fill(illegal, 0, 0x20);
  for (const white of [0x9, 0xa, 0xd]) table[white] = 0;
  table[0xef] = high; // U+FFFE and U+FFFF, which are no characters of XML, begin so.
  for (const [character, meaning] of Object.entries(special)) table[character.charCodeAt(0)] = meaning;
  return table;
}

/** References that the canonical form writes in the same way (Canonical XML 1.0 §2.3). */
export const SAME_IN_TEXT: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', '#xD']);
export const SAME_IN_VALUE: ReadonlySet<string> = new Set(['amp', 'lt', 'quot', '#x9', '#xA', '#xD']);
