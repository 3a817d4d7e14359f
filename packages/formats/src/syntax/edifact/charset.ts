import iconv from 'iconv-lite';

/** A character set that UNB names in 0001. */
export interface Charset {
  /** Its name in UNB, for example `UNOC`. */
  readonly name: string;
  /** What it is, for people. */
  readonly title: string;
  /** True for ASCII bytes that are of the set; those above ASCII are told apart by decoding. */
  has(byte: number): boolean;
  /** Bytes with at least one above ASCII, or an escape sequence, as text; what is no character becomes U+FFFD. */
  decode(bytes: Uint8Array): string;
  /** Text as bytes; `undefined` when a character is not of the set. */
  encode(text: string): Uint8Array | undefined;
  /** True where escape sequences switch to sets in which any byte may follow. */
  readonly escapes?: boolean;
  /** True when any character can be written, or sets are switched: bytes say by themselves whether they are right. */
  readonly unicode?: boolean;
  /** True when the set has nothing above ASCII. */
  readonly ascii?: boolean;
}

const of = (text: string): ReadonlySet<number> => new Set([...text].map((one) => one.charCodeAt(0)));
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LEVEL_A = `${CAPITALS}0123456789 .,-()/='+:?!"%&*;<>`;
const A = of(LEVEL_A);
const B = of(LEVEL_A + CAPITALS.toLowerCase());
const inA = (byte: number): boolean => A.has(byte);
const inB = (byte: number): boolean => B.has(byte);
const printable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** UTF-8 where the bytes are, ISO 8859-1 where they are not. */
function guess(bytes: Uint8Array): string {
  const text = buffer(bytes).toString('utf8');
  return text.includes('\uFFFD') ? buffer(bytes).toString('latin1') : text;
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);
const asciiBytes = (text: string): Uint8Array | undefined => (isAscii(text) ? Buffer.from(text, 'latin1') : undefined);

function ascii(name: string, title: string, has: (byte: number) => boolean): Charset {
  return { name, title, has, decode: guess, encode: asciiBytes, ascii: true };
}

/** A set of one byte a character, by the name that iconv-lite has for it. */
function single(name: string, encoding: string): Charset {
  let table: readonly string[] | undefined;
  let back: ReadonlyMap<string, number> | undefined;
  const characters = (): readonly string[] => {
    table ??= [...iconv.decode(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), encoding)];
    return table;
  };
  return {
    name,
    title: encoding.toUpperCase().replace('-', ' '),
    has: printable,
    decode(bytes) {
      const all = characters();
      let text = '';
      for (const byte of bytes) text += all[byte];
      return text;
    },
    encode(text) {
      if (isAscii(text)) return Buffer.from(text, 'latin1');
      back ??= new Map(characters().flatMap((one, byte) => (one === '\uFFFD' ? [] : [[one, byte] as const])));
      const bytes = new Uint8Array(text.length);
      for (let at = 0; at < text.length; at++) {
        const byte = back.get(text[at] as string);
        if (byte === undefined) return undefined;
        bytes[at] = byte;
      }
      return bytes;
    },
  };
}

const utf8 = (name: string): Charset => ({
  name,
  title: 'ISO 10646 (UTF-8)',
  has: printable,
  decode: (bytes) => buffer(bytes).toString('utf8'),
  encode: (text) => (!/\p{Surrogate}/u.test(text) ? Buffer.from(text, 'utf8') : undefined),
  unicode: true,
});

/** Code extension by ISO 2022: the Japanese sets, which are those that are in use. Only ASCII is written. */
const iso2022: Charset = {
  name: 'UNOX',
  title: 'ISO 2022 (ISO-2022-JP)',
  has: printable,
  decode: (bytes) => new TextDecoder('iso-2022-jp').decode(bytes),
  encode: asciiBytes,
  escapes: true,
  unicode: true,
};

const korean: Charset = {
  name: 'KECA',
  title: 'KS X 1001',
  has: printable,
  decode: (bytes) => iconv.decode(buffer(bytes), 'euc-kr'),
  encode(text) {
    const bytes = iconv.encode(text, 'euc-kr');
    return iconv.decode(bytes, 'euc-kr') === text ? bytes : undefined;
  },
};

const SETS: readonly Charset[] = [
  ascii('UNOA', 'ISO 646, level A', inA),
  ascii('UNOB', 'ISO 646, level B', inB),
  single('UNOC', 'iso-8859-1'),
  single('UNOD', 'iso-8859-2'),
  single('UNOE', 'iso-8859-5'),
  single('UNOF', 'iso-8859-7'),
  single('UNOG', 'iso-8859-3'),
  single('UNOH', 'iso-8859-4'),
  single('UNOI', 'iso-8859-6'),
  single('UNOJ', 'iso-8859-8'),
  single('UNOK', 'iso-8859-9'),
  single('UNOL', 'iso-8859-15'),
  utf8('UNOW'),
  iso2022,
  utf8('UNOY'),
  korean,
  ascii('IATA', 'IATA, level A', printable),
  ascii('IATB', 'IATA, level B', printable),
];

/** Character sets by their names in UNB (code list 0001, with those of IATA). */
export const CHARSETS: ReadonlyMap<string, Charset> = new Map(SETS.map((one) => [one.name, one]));

/** What is read before UNB, without one, or by a name that nobody knows. */
export const UNKNOWN_CHARSET: Charset = ascii('', 'ISO 646', printable);

/** True when the bytes have characters above ASCII and all of them are UTF-8. */
export function looksLikeUtf8(bytes: Uint8Array): boolean {
  return !buffer(bytes).toString('utf8').includes('\uFFFD');
}
