import { readNumber } from './number.ts';
import { type RefusalName, Refused } from './refusals.ts';

/** What JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object as it was read: own members only, `__proto__` among them like any other. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** What a reader takes. */
export interface JsonLimits {
  /** 32 MiB without. */
  readonly maxBytes?: number;
  /** Objects and arrays inside each other; 64 without. */
  readonly maxDepth?: number;
}

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_DEPTH = 64;

/**
 * Reads JSON that has one meaning only (RFC 8259 within RFC 7493): no member twice, no half of a surrogate pair, no
 * number that a double does not keep, UTF-8 without a byte order mark, nothing behind the value.
 *
 * @throws Refused with the offset, in UTF-16 units, where reading stopped
 */
export function readJson(
  bytes: Uint8Array,
  { maxBytes = MAX_BYTES, maxDepth = MAX_DEPTH }: JsonLimits = {},
): JsonValue {
  if (bytes.length > maxBytes) throw new Refused('json-size');
  return new Reader(textOf(bytes), maxDepth).whole();
}

/** A member of the outermost object with the text that it was read from. */
export interface JsonMember {
  readonly value: JsonValue;
  readonly raw: string;
}

/**
 * Reads one object, and keeps the text of each of its members: some signatures are over the very spelling of a part.
 *
 * @throws Refused as {@link readJson} does; `json-value` when it is not an object
 */
export function readJsonMembers(
  bytes: Uint8Array,
  { maxBytes = MAX_BYTES, maxDepth = MAX_DEPTH }: JsonLimits = {},
): ReadonlyMap<string, JsonMember> {
  if (bytes.length > maxBytes) throw new Refused('json-size');
  const raw = new Map<string, JsonMember>();
  const value = new Reader(textOf(bytes), maxDepth, raw).whole();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused('json-value');
  return raw;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new Refused('json-utf8');
  }
  if (text.charCodeAt(0) === 0xfeff) throw new Refused('json-bom');
  return text;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const WORDS: Readonly<Record<number, readonly [word: string, value: null | boolean]>> = {
  102: ['false', false],
  110: ['null', null],
  116: ['true', true],
};

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const CONTROL = /\p{Cc}/u;
const HEX4 = /^[0-9a-fA-F]{4}$/;

class Reader {
  private readonly text: string;
  private readonly maxDepth: number;
  private readonly outermost: Map<string, JsonMember> | undefined;
  private at = 0;
  /** Nothing in the text is to be refused within a string. */
  private readonly plain: boolean;
  /** The first backslash from where strings were read to. */
  private backslash = -1;

  constructor(text: string, maxDepth: number, outermost?: Map<string, JsonMember>) {
    this.text = text;
    this.plain = !CONTROL.test(text);
    this.maxDepth = maxDepth;
    this.outermost = outermost;
  }

  whole(): JsonValue {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) throw this.refuse('json-trailing');
    return value;
  }

  private refuse(name: RefusalName): Refused {
    return new Refused(name, this.at);
  }

  /** Skips white space and answers with the character behind it, NaN at the end. */
  private space(): number {
    for (;;) {
      const c = this.text.charCodeAt(this.at);
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return c;
      this.at++;
    }
  }

  private value(depth: number): JsonValue {
    const c = this.space();
    if (c === QUOTE) return this.string();
    if (c === OPEN_OBJECT) return this.object(depth + 1);
    if (c === OPEN_ARRAY) return this.array(depth + 1);
    if (c === MINUS || (c >= 0x30 && c <= 0x39)) return this.number();
    const word = WORDS[c];
    if (word === undefined || !this.text.startsWith(word[0], this.at)) throw this.refuse('json-syntax');
    this.at += word[0].length;
    return word[1];
  }

  private object(depth: number): JsonObject {
    if (depth > this.maxDepth) throw this.refuse('json-depth');
    const found: Record<string, JsonValue> = {};
    this.at++;
    if (this.space() === CLOSE_OBJECT) {
      this.at++;
      return found;
    }
    for (;;) {
      if (this.space() !== QUOTE) throw this.refuse('json-syntax');
      const from = this.at;
      const name = this.string();
      if (Object.hasOwn(found, name)) {
        this.at = from;
        throw this.refuse('json-duplicate');
      }
      if (this.space() !== COLON) throw this.refuse('json-syntax');
      this.at++;
      this.space();
      const begin = this.at;
      const value = this.value(depth);
      if (depth === 1) this.outermost?.set(name, { value, raw: this.text.slice(begin, this.at) });
      // Set plainly, this one name would change the object’s prototype.
      if (name === '__proto__')
        Object.defineProperty(found, name, { value, writable: true, enumerable: true, configurable: true });
      else found[name] = value;
      const c = this.space();
      this.at++;
      if (c === CLOSE_OBJECT) return found;
      if (c !== COMMA) throw this.syntaxBefore();
    }
  }

  private array(depth: number): JsonValue[] {
    if (depth > this.maxDepth) throw this.refuse('json-depth');
    const found: JsonValue[] = [];
    this.at++;
    if (this.space() === CLOSE_ARRAY) {
      this.at++;
      return found;
    }
    for (;;) {
      found.push(this.value(depth));
      const c = this.space();
      this.at++;
      if (c === CLOSE_ARRAY) return found;
      if (c !== COMMA) throw this.syntaxBefore();
    }
  }

  private syntaxBefore(): Refused {
    this.at--;
    return this.refuse('json-syntax');
  }

  private string(): string {
    const { text } = this;
    const from = ++this.at;
    // A signature within a message is long: where it ends is looked for, and not walked to.
    if (this.plain) {
      const end = text.indexOf('"', from);
      if (this.backslash < from) this.backslash = text.indexOf('\\', from);
      if (this.backslash < 0) this.backslash = text.length;
      if (end >= 0 && end < this.backslash) {
        this.at = end + 1;
        return text.slice(from, end);
      }
    }
    for (;;) {
      const c = text.charCodeAt(this.at);
      if (c === QUOTE) return text.slice(from, this.at++);
      if (c === BACKSLASH) return this.escaped(from);
      // NaN at the end is not above 0x1f either.
      if (!(c > 0x1f)) throw this.refuse('json-syntax');
      this.at++;
    }
  }

  private escaped(start: number): string {
    const { text } = this;
    let out = '';
    let from = start;
    for (;;) {
      const c = text.charCodeAt(this.at);
      if (c === BACKSLASH) {
        out += text.slice(from, this.at) + this.escape();
        from = this.at;
      } else if (c === QUOTE) return out + text.slice(from, this.at++);
      else if (c > 0x1f) this.at++;
      else throw this.refuse('json-syntax');
    }
  }

  private escape(): string {
    const letter = this.text.charAt(this.at + 1);
    if (letter !== 'u') {
      const plain = ESCAPES[letter];
      if (plain === undefined) throw this.refuse('json-syntax');
      this.at += 2;
      return plain;
    }
    const unit = this.unit();
    if (unit < 0xd800 || unit > 0xdfff) return String.fromCharCode(unit);
    const low = unit < 0xdc00 && this.text.startsWith('\\u', this.at) ? this.unit() : 0;
    if (low < 0xdc00 || low > 0xdfff) throw this.refuse('json-surrogate');
    return String.fromCharCode(unit, low);
  }

  private unit(): number {
    const digits = this.text.slice(this.at + 2, this.at + 6);
    if (!HEX4.test(digits)) throw this.refuse('json-syntax');
    this.at += 6;
    return Number.parseInt(digits, 16);
  }

  private number(): number {
    const read = readNumber(this.text, this.at);
    if (typeof read === 'string') throw this.refuse(read);
    this.at += read.length;
    return read.value;
  }
}
