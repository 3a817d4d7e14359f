import { isNcName } from '@kouan/core';
import { compare } from './code-points.ts';
import { beyond } from './malformed.ts';
import { WSU_NS, XML_NS } from './namespace-names.ts';

/** One name as it is written in the document, read once however often it stands there. */
export interface QName {
  /** First octet of its first place in the document, and the one behind it. */
  readonly from: number;
  readonly to: number;
  /** Number of its prefix among all prefixes; 0 without. */
  readonly prefix: number;
  readonly local: string;
  /** Number of its local part among all local parts. */
  readonly localId: number;
  /** Number of the prefix that it declares as an attribute: `xmlns`, `xmlns:a`. */
  readonly declares: number | undefined;
}

/** Prefixes that every document has. */
export const PREFIX = { none: 0, xml: 1, xmlns: 2 } as const;

const MAX_NAMES = 16_384;
/** Honest names do not meet in one slot that often; made ones would make every look-up slow. */
const MAX_PROBES = 64;

/** What people take for an Id without a DTD: whichever of them a reader goes by, the others must not say otherwise. */
export const isId = ({ local, prefix }: QName, uri: string): boolean =>
  prefix === PREFIX.none
    ? local === 'Id' || local === 'ID' || local === 'id'
    : (uri === XML_NS && local === 'id') || (uri === WSU_NS && local === 'Id');

/** Numbers of a name that the scanner asks for with every tag, side by side. */
export const ENTRY = { from: 0, size: 1, prefix: 2, mark: 3, next: 4, seen: 5, below: 6 } as const;
/** Room of an entry, as a shift: name number `n` has its numbers from `n << ENTRY_SHIFT`. */
export const ENTRY_SHIFT = 3;

/** What `mark` says: as an attribute it declares, is in a namespace or may be an Id; as an element it is a `Signature`. */
export const MARK = { attribute: 1, signature: 2 } as const;

/** The names of one document: each gets a number, by its octets. */
export class Names {
  readonly all: QName[] = [];
  readonly prefixes: string[] = ['', 'xml', 'xmlns'];
  /** {@link ENTRY} of each name; another array when there are more. */
  entries = new Int32Array(64 << ENTRY_SHIFT);
  readonly #bytes: Buffer;
  readonly #prefixIds = new Map<string, number>(this.prefixes.map((prefix, id) => [prefix, id]));
  readonly #locals = new Map<string, number>();
  readonly #hashes: number[] = [];
  #slots = new Int32Array(256);

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Number of the name at a place, -1 when it is not a qualified name. */
  idOf(from: number, to: number): number {
    const bytes = this.#bytes;
    let hash = 0;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let probes = 0; ; probes += 1) {
      const id = (this.#slots[slot] as number) - 1;
      if (id < 0) break;
      if (this.#hashes[id] === hash && this.#same(id, from, to)) return id;
      if (probes === MAX_PROBES) throw beyond('names that are made to collide', '含恶意构造的冲突名称');
      slot = (slot + 1) & mask;
    }
    const name = this.#read(from, to);
    return name === undefined ? -1 : this.#add(name, hash, slot);
  }

  /** Whether of two names without a prefix the first stands before the second; kept with the first for the next time. */
  inOrder(first: number, second: number): boolean {
    const entries = this.entries;
    if (entries[first + ENTRY.below] === second + 1) return true;
    const local = (entry: number): string => (this.all[entry >> ENTRY_SHIFT] as QName).local;
    if (compare(local(first), local(second)) >= 0) return false;
    entries[first + ENTRY.below] = second + 1;
    return true;
  }

  #same(id: number, from: number, to: number): boolean {
    const known = this.all[id] as QName;
    return this.#bytes.compare(this.#bytes, known.from, known.to, from, to) === 0;
  }

  #add(name: QName, hash: number, slot: number): number {
    const id = this.all.length;
    if (id === MAX_NAMES) throw beyond(`more than ${MAX_NAMES} different names`, `名称种类超过 ${MAX_NAMES}`);
    this.all.push(name);
    this.#hashes.push(hash);
    this.#slots[slot] = id + 1;
    const entry = id << ENTRY_SHIFT;
    if (entry === this.entries.length) this.entries = grown(this.entries);
    const special = name.prefix !== PREFIX.none || name.declares !== undefined || /^id$/i.test(name.local);
    this.entries[entry + ENTRY.from] = name.from;
    this.entries[entry + ENTRY.size] = name.to - name.from;
    this.entries[entry + ENTRY.prefix] = name.prefix;
    this.entries[entry + ENTRY.mark] =
      (special ? MARK.attribute : 0) | (name.local === 'Signature' ? MARK.signature : 0);
    if (this.all.length * 2 > this.#slots.length) this.#grow();
    return id;
  }

  #read(from: number, to: number): QName | undefined {
    const text = this.#bytes.toString('utf8', from, to);
    const colon = text.indexOf(':');
    const prefix = colon < 0 ? '' : text.slice(0, colon);
    const local = text.slice(colon + 1);
    if (!isNcName(local) || (colon >= 0 && !isNcName(prefix))) return undefined;
    return {
      from,
      to,
      prefix: this.#prefixId(prefix),
      local,
      localId: numberOf(this.#locals, local),
      declares: text === 'xmlns' ? PREFIX.none : prefix === 'xmlns' ? this.#prefixId(local) : undefined,
    };
  }

  #prefixId(prefix: string): number {
    const id = numberOf(this.#prefixIds, prefix);
    if (id === this.prefixes.length) this.prefixes.push(prefix);
    return id;
  }

  #grow(): void {
    const mask = this.#slots.length * 2 - 1;
    const slots = new Int32Array(mask + 1);
    for (const [id, hash] of this.#hashes.entries()) {
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

function numberOf(known: Map<string, number>, text: string): number {
  const id = known.get(text);
  if (id !== undefined) return id;
  known.set(text, known.size);
  return known.size - 1;
}

/** The same numbers with as much room again. */
export function grown(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}
