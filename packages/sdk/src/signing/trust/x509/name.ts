import { type Der, DerError, Members, members, oidOf, TAG, textOf } from '../../asn1/index.ts';
import { ATTRIBUTES } from './oids.ts';

/** One attribute of a name: `O=Example`. */
export interface NameAttribute {
  readonly oid: string;
  readonly value: Der;
}

const MAX_ATTRIBUTES = 128;

/** A distinguished name (RFC 5280 §4.1.2.4). Compared by {@link Name.key}, never by its text. */
export class Name {
  readonly bytes: Uint8Array;
  /** Relative names from the root downwards. */
  readonly rdns: readonly (readonly NameAttribute[])[];
  private keys: readonly string[] | undefined;
  private whole: string | undefined;
  private text: string | undefined;

  /** Reads at once, so that a broken name is a broken certificate. Throws DerError. */
  constructor(of: Der) {
    this.bytes = of.bytes;
    this.rdns = readParts(of);
  }

  /** One comparable form a relative name: two are equal exactly when these are. */
  get rdnKeys(): readonly string[] {
    this.keys ??= this.rdns.map((rdn) => rdn.map(attributeKey).sort().join('\u0001'));
    return this.keys;
  }

  /** Two names are the same exactly when their keys are (RFC 5280 §7.1). */
  get key(): string {
    this.whole ??= this.rdnKeys.join('\u0000');
    return this.whole;
  }

  get empty(): boolean {
    return this.rdns.length === 0;
  }

  /** Whether this name stands within the subtree of another, or is it (RFC 5280 §7.1). */
  within(base: Name): boolean {
    return base.rdnKeys.length <= this.rdnKeys.length && base.rdnKeys.every((key, at) => key === this.rdnKeys[at]);
  }

  /** Values of an attribute, as text. */
  values(oid: string): string[] {
    return this.rdns.flat().flatMap((one) => (one.oid === oid ? [printable(one.value)] : []));
  }

  /** As RFC 4514 writes it: the most particular first. */
  toString(): string {
    this.text ??= [...this.rdns]
      .reverse()
      .map((rdn) => rdn.map(attributeText).join('+'))
      .join(',');
    return this.text;
  }
}

function readParts(of: Der): NameAttribute[][] {
  if (of.tag !== TAG.sequence) throw new DerError('no name');
  const rdns = members(of);
  const parts = rdns.map((rdn) => {
    if (rdn.tag !== TAG.set) throw new DerError('no relative name');
    const attributes = members(rdn).map(readAttribute);
    if (attributes.length === 0) throw new DerError('a relative name is empty');
    return attributes;
  });
  if (parts.reduce((sum, rdn) => sum + rdn.length, 0) > MAX_ATTRIBUTES)
    throw new DerError('a name has too many attributes');
  return parts;
}

function readAttribute(of: Der): NameAttribute {
  const pair = new Members(of);
  const oid = oidOf(pair.take(TAG.oid));
  const value = pair.take();
  pair.end();
  // Text that is not in its encoding breaks the name here, and not whoever compares or prints it later.
  if (STRINGS.has(value.tag)) textOf(value);
  return { oid, value };
}

const STRINGS: ReadonlySet<number> = new Set([
  TAG.utf8String,
  TAG.printableString,
  TAG.teletexString,
  TAG.ia5String,
  TAG.bmpString,
  TAG.universalString,
]);

/** Case, width and runs of spaces do not count in strings; anything else is compared by its octets (RFC 4518). */
function attributeKey({ oid, value }: NameAttribute): string {
  if (!STRINGS.has(value.tag)) return `${oid}=#${Buffer.from(value.bytes).toString('hex')}`;
  return `${oid}=${prepared(textOf(value))}`;
}

const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** A string prepared for comparison (RFC 4518 §2, the part that RFC 5280 §7.1 asks for). */
export function prepared(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const folded = text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
  return folded.replace(/\s+/gu, ' ').trim();
}

const printable = (value: Der): string =>
  STRINGS.has(value.tag) ? textOf(value) : `#${Buffer.from(value.bytes).toString('hex')}`;

function attributeText({ oid, value }: NameAttribute): string {
  const text = printable(value);
  const escaped = STRINGS.has(value.tag)
    ? text
        .replace(/[",+;<>\\]/g, '\\$&')
        .replace(/^[ #]/, '\\$&')
        .replace(/ $/, '\\ ')
        // Control characters and marks that turn the direction of text would let a name look like another.
        .replace(/[\p{Cc}\p{Cf}]/gu, (one) => Buffer.from(one).toString('hex').replace(/../g, '\\$&'))
    : text;
  return `${ATTRIBUTES[oid] ?? oid}=${escaped}`;
}
