import { isNcName } from '@kouan/core';
import { BLANK, IN_NAME, IN_TEXT, IN_VALUE, MEANING, SAME_IN_TEXT, SAME_IN_VALUE } from './characters.ts';
import { ATTRIBUTE, FIELD, NODE, PLAIN, XmlDocument } from './document.ts';
import { malformed } from './malformed.ts';
import { ENTRY, ENTRY_SHIFT, grown, isId, Names, PREFIX, type QName } from './names.ts';
import { Namespaces } from './namespaces.ts';
import { placeOf } from './place.ts';
import { referenced } from './references.ts';
import type { Scratch } from './scratch.ts';

/** A document as far as it has been read, and how to read what is seldom in it. */
export class Tape {
  /** The input, and an octet of nought behind it, which ends every loop without asking for the length. */
  readonly bytes: Buffer;
  readonly view: DataView;
  readonly names: Names;
  readonly namespaces = new Namespaces();
  nodes: Int32Array;
  length = 0;
  attributes: Int32Array;
  /** Innermost open element, -1 outside. */
  open = -1;
  root = -1;
  readonly signatures: number[] = [];
  readonly #scratch: Scratch;
  readonly #ids: { element: number; attribute: number }[] = [];
  readonly #comments: number[] = [];
  readonly #instructions: number[] = [];

  constructor(input: Uint8Array, scratch: Scratch) {
    this.#scratch = scratch;
    this.bytes = scratch.bytes.subarray(0, input.length + 1);
    this.bytes.set(input);
    this.bytes[input.length] = 0;
    this.view = new DataView(this.bytes.buffer);
    this.names = new Names(this.bytes);
    this.nodes = scratch.nodes;
    this.attributes = scratch.attributes;
  }

  document(): XmlDocument {
    return new XmlDocument({
      bytes: this.bytes.subarray(0, -1) as Buffer,
      tape: this.nodes,
      length: this.length,
      attributes: this.attributes,
      names: this.names,
      uris: this.namespaces.uris,
      root: this.root,
      ids: this.#ids,
      signatures: this.signatures,
      comments: this.#comments,
      instructions: this.#instructions,
    });
  }

  /** Comments, instructions and white space beside the root element. */
  misc(from: number): number {
    for (let at = from; ; ) {
      at = this.skip(at);
      const next = this.bytes[at] === 0x3c ? this.bytes[at + 1] : undefined;
      if (next !== 0x3f && next !== 0x21) return at;
      at = this.markup(at);
    }
  }

  /** Text with something special in it, up to the next `<`. It gets a node only when its canonical form is another. */
  specialText(from: number, special: number): number {
    const bytes = this.bytes;
    let at = special;
    let odd = false;
    for (;;) {
      const meaning = IN_TEXT[bytes[at] as number] as number;
      if (meaning === 0) at += 1;
      else if (meaning === MEANING.less) break;
      else if (meaning === MEANING.ampersand) {
        const end = this.#reference(at);
        if (!SAME_IN_TEXT.has(bytes.toString('latin1', at + 1, end - 1))) odd = true;
        at = end;
      } else {
        if (meaning === MEANING.greater && at - from > 1 && bytes[at - 1] === 0x5d && bytes[at - 2] === 0x5d)
          this.fail('"]]>" stands in text', '文本中含有 "]]>"', at);
        if (meaning === MEANING.greater || meaning === MEANING.return) odd = true;
        else this.#character(at);
        at += 1;
      }
    }
    if (odd) this.#node(NODE.text, from, at, 0);
    return at;
  }

  /** The rest of a value with something special in it, up to its quote. */
  specialValue(special: number, quote: number): { readonly to: number; readonly odd: boolean } {
    const bytes = this.bytes;
    let odd = quote !== 0x22;
    let at = special;
    for (;;) {
      const byte = bytes[at] as number;
      const meaning = IN_VALUE[byte] as number;
      if (meaning === MEANING.quote && byte === quote) return { to: at, odd };
      if (meaning === MEANING.ampersand) {
        const end = this.#reference(at);
        if (!SAME_IN_VALUE.has(bytes.toString('latin1', at + 1, end - 1))) odd = true;
        at = end;
        continue;
      }
      if (meaning === MEANING.less) this.fail('"<" stands in the value of an attribute', '属性值中含有 "<"', at);
      if (meaning === MEANING.space) odd = true;
      else if (meaning >= MEANING.illegal) this.#character(at);
      at += 1;
    }
  }

  /** Entry of the name at a place, which is kept as the one that follows another. */
  name(from: number, previous: number): number {
    const bytes = this.bytes;
    let at = from;
    while (IN_NAME[bytes[at] as number] === 1) at += 1;
    const id = at === from ? -1 : this.names.idOf(from, at);
    if (id < 0) this.fail('a name is not allowed', '名称不允许', from);
    this.names.entries[previous + ENTRY.next] = (id << ENTRY_SHIFT) + 1;
    return id << ENTRY_SHIFT;
  }

  /**
   * Takes the declarations of a tag into scope and finds the namespaces of its attributes; no two may be the same.
   * Gives back the mark to go back to behind the element.
   */
  declare(first: number, end: number, element: number): number {
    const list = this.attributes;
    const namespaces = this.namespaces;
    const mark = namespaces.mark;
    for (let at = first; at < end; at += ATTRIBUTE.size) {
      const prefix = (this.names.all[list[at] as number] as QName).declares;
      if (prefix === undefined) continue;
      const from = list[at + ATTRIBUTE.from] as number;
      const uri = namespaces.declare(prefix, this.bytes.toString('utf8', from, list[at + ATTRIBUTE.to] as number));
      if (uri < 0) this.fail('a namespace is declared that must not be', '声明了不允许的命名空间', from);
      list[at + ATTRIBUTE.uri] = uri;
    }
    const found = new Set<number>();
    for (let at = first; at < end; at += ATTRIBUTE.size) {
      const name = this.names.all[list[at] as number] as QName;
      if (name.declares !== undefined) continue;
      const uri = name.prefix === PREFIX.none ? 0 : namespaces.of(name.prefix);
      if (uri < 0) this.fail('a prefix is not declared', '前缀未声明', list[at + ATTRIBUTE.from] as number);
      list[at + ATTRIBUTE.uri] = uri;
      if (isId(name, namespaces.uris[uri] as string)) this.#ids.push({ element, attribute: at });
      if (name.prefix === PREFIX.none) continue;
      const key = uri * 0x1_0000 + name.localId;
      if (found.has(key)) this.fail('an attribute stands twice', '属性重复', list[at + ATTRIBUTE.from] as number);
      found.add(key);
    }
    return mark;
  }

  /** A comment, instruction or CDATA section; goes behind it. */
  markup(from: number): number {
    const bytes = this.bytes;
    if (bytes[from + 1] === 0x3f) return this.#instruction(from);
    const begins = bytes.toString('latin1', from, from + 9);
    if (begins.startsWith('<!--')) {
      const end = bytes.indexOf('--', from + 4, 'latin1');
      if (end < 0 || bytes[end + 2] !== 0x3e)
        this.fail('a comment is not closed, or holds "--"', '注释未结束或含有 "--"', from);
      this.#comments.push(this.#node(NODE.comment, from, end + 3, this.#checked(from + 4, end) ? PLAIN : 0));
      return end + 3;
    }
    if (begins === '<![CDATA[' && this.open >= 0) {
      const end = bytes.indexOf(']]>', from + 9, 'latin1');
      if (end < 0) this.fail('a CDATA section is not closed', 'CDATA 区段未结束', from);
      this.#checked(from + 9, end);
      this.#node(NODE.cdata, from, end + 3, 0);
      return end + 3;
    }
    if (begins === '<!DOCTYPE') this.fail('a DOCTYPE is refused', '拒绝 DOCTYPE', from);
    this.fail('"<!" begins nothing that is known', '"<!" 之后内容无法识别', from);
  }

  #instruction(from: number): number {
    const bytes = this.bytes;
    let at = from + 2;
    while (IN_NAME[bytes[at] as number] === 1) at += 1;
    const target = bytes.toString('utf8', from + 2, at);
    if (!isNcName(target) || /^xml$/i.test(target))
      this.fail('the name of an instruction is not allowed', '处理指令名称不允许', from);
    const end = bytes.indexOf('?>', at, 'latin1');
    const body = this.skip(at);
    if (end < 0 || (body === at && end !== at)) this.fail('an instruction is malformed', '处理指令格式错误', from);
    const plain = this.#checked(at, end) && (end === at || (body === at + 1 && bytes[at] === 0x20 && body < end));
    this.#instructions.push(this.#node(NODE.instruction, from, end + 2, plain ? PLAIN : 0));
    return end + 2;
  }

  /** Goes behind a reference; nothing but characters and the five entities of XML has one. */
  #reference(from: number): number {
    const bytes = this.bytes;
    let at = from + 1;
    while (IN_NAME[bytes[at] as number] === 1 || bytes[at] === 0x23) at += 1;
    if (bytes[at] !== 0x3b || referenced(bytes.toString('latin1', from + 1, at)) === undefined)
      this.fail('an entity is not defined, or no character', '实体未定义或不是字符', from);
    return at + 1;
  }

  /** A byte that may be no character: a control, or the first of U+FFFE and U+FFFF. */
  #character(at: number): void {
    const bytes = this.bytes;
    if (at === bytes.length - 1) this.fail('the document ends too early', '文档意外结束', at);
    if (bytes[at] !== 0xef || (bytes[at + 1] === 0xbf && (bytes[at + 2] as number) >= 0xbe))
      this.fail('a character is not allowed', '含有不允许的字符', at);
  }

  /** Looks through octets that may hold anything; true when they have no line end that is to change. */
  #checked(from: number, to: number): boolean {
    const bytes = this.bytes;
    let plain = true;
    for (let at = from; at < to; at += 1) {
      const meaning = IN_TEXT[bytes[at] as number] as number;
      if (meaning === MEANING.return) plain = false;
      else if (meaning >= MEANING.illegal) this.#character(at);
    }
    return plain;
  }

  /** Goes behind white space. */
  skip(from: number): number {
    const bytes = this.bytes;
    let at = from;
    while (BLANK[bytes[at] as number] === 1) at += 1;
    return at;
  }

  #node(kind: number, from: number, to: number, flags: number): number {
    const node = this.length;
    const nodes = node + 4 > this.nodes.length ? this.more() : this.nodes;
    nodes[node] = kind | flags;
    nodes[node + FIELD.from] = from;
    nodes[node + FIELD.to] = to;
    nodes[node + FIELD.link] = this.open;
    this.length = node + 4;
    return node;
  }

  more(): Int32Array {
    this.nodes = this.#scratch.nodes = grown(this.nodes);
    return this.nodes;
  }

  moreAttributes(): Int32Array {
    this.attributes = this.#scratch.attributes = grown(this.attributes);
    return this.attributes;
  }

  fail(en: string, zh: string, at: number): never {
    throw malformed(en, zh, placeOf(this.bytes, at));
  }
}
