import { isUtf8 } from 'node:buffer';
import { BLANK, IN_NAME, IN_TEXT, IN_VALUE } from './characters.ts';
import { ATTRIBUTE, COUNT, EMPTY, FIELD, NODE, PLAIN, SIMPLE, type XmlDocument } from './document.ts';
import { beyond, malformed } from './malformed.ts';
import { ENTRY, ENTRY_SHIFT, MARK, PREFIX } from './names.ts';
import { Scratch } from './scratch.ts';
import { Tape } from './tape.ts';

const MAX_DEPTH = 256;
const MAX_ATTRIBUTES = 512;
const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:'([^']*)'|"([^"]*)")(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:'([A-Za-z][A-Za-z0-9._-]*)'|"([A-Za-z][A-Za-z0-9._-]*)"))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:'(?:yes|no)'|"(?:yes|no)"))?[ \t\r\n]*\?>/;

/**
 * Reads one strict UTF-8 XML 1.0 document with namespaces and without DOCTYPE (XML 1.0 fifth edition, Namespaces in XML
 * 1.0). The bytes are copied.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` when it is not well-formed, `ERR_KOUAN_LIMIT` when it is beyond what is read
 */
export function scan(input: Uint8Array, scratch = new Scratch(input.length)): XmlDocument {
  if (!isUtf8(input)) throw malformed('the bytes are not UTF-8', '字节不是 UTF-8');
  const tape = new Tape(input, scratch);
  const from = tape.misc(declaration(tape));
  if (tape.bytes[from] !== 0x3c) tape.fail('there is no root element', '没有根元素', from);
  tape.root = tape.length;
  const end = tape.misc(element(tape, from));
  if (end !== input.length) tape.fail('there is something behind the root element', '根元素之后仍有内容', end);
  return tape.document();
}

/** Goes behind a byte order mark and the XML declaration. */
function declaration(tape: Tape): number {
  const { bytes } = tape;
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const head = bytes.toString('latin1', from, from + 512);
  if (!/^<\?xml[ \t\r\n?]/.test(head)) return from;
  const found = DECLARATION.exec(head);
  if (found === null) return tape.fail('the XML declaration is malformed', 'XML 声明格式错误', from);
  const [all, v1, v2, e1, e2] = found as unknown as [string, ...(string | undefined)[]];
  if ((v1 ?? v2) !== '1.0') tape.fail('only XML 1.0 is read', '只读取 XML 1.0', from);
  if (!/^utf-8$/i.test(e1 ?? e2 ?? 'utf-8'))
    tape.fail('the declared encoding is not UTF-8', '声明的编码不是 UTF-8', from);
  return from + all.length;
}

/**
 * The root element with all that is in it; goes behind it. This is where the time goes: what is frequent is done here
 * over local variables, what is seldom is left to the tape.
 */
function element(tape: Tape, root: number): number {
  const { bytes, view, names, namespaces } = tape;
  let { nodes, length, attributes, open } = tape;
  let entries = names.entries;
  let attributesLength = 0;
  let at = root;
  let depth = 0;
  let previous = 0;
  do {
    let from = at;
    while (IN_TEXT[bytes[at] as number] === 0) at += 1;
    const next = bytes[at + 1];
    if (bytes[at] !== 0x3c || next === 0x21 || next === 0x3f) {
      tape.length = length;
      tape.open = open;
      at = bytes[at] === 0x3c ? tape.markup(at) : tape.specialText(from, at);
      ({ nodes, length } = tape);
      continue;
    }
    if (length + 12 > nodes.length) nodes = tape.more();
    from = at;
    if (next === 0x2f) {
      const entry = (nodes[open + FIELD.name] as number) << ENTRY_SHIFT;
      const size = entries[entry + ENTRY.size] as number;
      at = from + 2 + size;
      let plain: number = PLAIN;
      const right = same(bytes, view, entries[entry + ENTRY.from] as number, from + 2, size);
      if (right && bytes[at] !== 0x3e) {
        at = tape.skip(at);
        plain = 0;
      }
      if (!right || bytes[at] !== 0x3e)
        tape.fail('an end tag is not that of the open element', '结束标签与开始标签不匹配', from);
      at += 1;
      nodes[length] = NODE.end | plain;
      nodes[length + FIELD.from] = from;
      nodes[length + FIELD.to] = at;
      nodes[length + FIELD.link] = open;
      const mark = nodes[open + FIELD.link] as number;
      if (mark >= 0) namespaces.back(mark);
      nodes[open + FIELD.link] = length;
      length += 4;
      open = nodes[open + FIELD.parent] as number;
      depth -= 1;
      continue;
    }
    let entry = guess(bytes, view, entries, previous, from + 1);
    if (entry < 0) {
      entry = tape.name(from + 1, previous);
      entries = names.entries;
    }
    previous = entry;
    at = from + 1 + (entries[entry + ENTRY.size] as number);
    const first = attributesLength;
    let plain: number = PLAIN;
    let simple: number = SIMPLE;
    let marks = 0;
    let count = 0;
    let last = -1;
    while (bytes[at] !== 0x3e) {
      const gap = at;
      while (BLANK[bytes[at] as number] === 1) at += 1;
      if (bytes[at] === 0x3e || bytes[at] === 0x2f) {
        if (at !== gap) plain = 0;
        break;
      }
      if (at === gap) tape.fail('white space or ">" is missing in a tag', '标签中缺少空白或 ">"', at);
      if (at !== gap + 1 || bytes[gap] !== 0x20) plain = 0;
      let attribute = guess(bytes, view, entries, previous, at);
      if (attribute < 0) {
        attribute = tape.name(at, previous);
        entries = names.entries;
      }
      previous = attribute;
      at += entries[attribute + ENTRY.size] as number;
      if (bytes[at] !== 0x3d) {
        at = tape.skip(at);
        plain = 0;
        if (bytes[at] !== 0x3d) tape.fail('an attribute has no value', '属性没有值', at);
      }
      at += 1;
      if (BLANK[bytes[at] as number] === 1) {
        at = tape.skip(at);
        plain = 0;
      }
      const quote = bytes[at];
      if (quote !== 0x22 && quote !== 0x27) tape.fail('the value of an attribute is not quoted', '属性值未加引号', at);
      const value = at + 1;
      at = value;
      while (IN_VALUE[bytes[at] as number] === 0) at += 1;
      let odd = 0;
      if (quote !== 0x22 || bytes[at] !== 0x22) {
        const special = tape.specialValue(at, quote as number);
        at = special.to;
        if (special.odd) {
          odd = 1;
          plain = 0;
        }
      }
      if (entries[attribute + ENTRY.seen] === length + 1) tape.fail('an attribute stands twice', '属性重复', value);
      entries[attribute + ENTRY.seen] = length + 1;
      marks |= entries[attribute + ENTRY.mark] as number;
      if (last >= 0 && entries[last + ENTRY.below] !== attribute + 1 && !names.inOrder(last, attribute)) simple = 0;
      last = attribute;
      if (attributesLength + ATTRIBUTE.size > attributes.length) attributes = tape.moreAttributes();
      attributes[attributesLength] = attribute >> ENTRY_SHIFT;
      attributes[attributesLength + ATTRIBUTE.uri] = 0;
      attributes[attributesLength + ATTRIBUTE.from] = value;
      attributes[attributesLength + ATTRIBUTE.to] = at;
      attributes[attributesLength + ATTRIBUTE.odd] = odd;
      attributesLength += ATTRIBUTE.size;
      count += 1;
      if (count > MAX_ATTRIBUTES)
        throw beyond(
          `more than ${MAX_ATTRIBUTES} attributes on one element`,
          `单个元素的属性超过 ${MAX_ATTRIBUTES} 个`,
        );
      at += 1;
    }
    const empty = bytes[at] === 0x2f;
    if (empty && bytes[at + 1] !== 0x3e) tape.fail('"/" is not followed by ">"', '"/" 之后缺少 ">"', at);
    at += empty ? 2 : 1;
    let mark = -1;
    if ((marks & MARK.attribute) !== 0) {
      mark = tape.declare(first, attributesLength, length);
      simple = 0;
    }
    const prefix = entries[entry + ENTRY.prefix] as number;
    const uri = namespaces.of(prefix);
    if (uri < 0 || prefix === PREFIX.xmlns) tape.fail('a prefix is not declared', '前缀未声明', from);
    if (((entries[entry + ENTRY.mark] as number) & MARK.signature) !== 0) tape.signatures.push(length);
    nodes[length] = NODE.start | plain | simple | (empty ? EMPTY : 0) | (count << COUNT);
    nodes[length + FIELD.from] = from;
    nodes[length + FIELD.to] = at;
    nodes[length + FIELD.name] = entry >> ENTRY_SHIFT;
    nodes[length + FIELD.uri] = uri;
    nodes[length + FIELD.attributes] = first;
    nodes[length + FIELD.parent] = open;
    if (empty) {
      nodes[length + FIELD.link] = length + 8;
      nodes[length + 8] = NODE.end;
      nodes[length + 8 + FIELD.from] = at;
      nodes[length + 8 + FIELD.to] = at;
      nodes[length + 8 + FIELD.link] = length;
      length += 12;
      if (mark >= 0) namespaces.back(mark);
    } else {
      // Until its end is known, `link` is the mark of the namespaces to go back to.
      nodes[length + FIELD.link] = mark;
      open = length;
      length += 8;
      depth += 1;
      if (depth > MAX_DEPTH) throw beyond(`elements deeper than ${MAX_DEPTH}`, `元素嵌套超过 ${MAX_DEPTH} 层`);
    }
  } while (depth > 0);
  tape.length = length;
  tape.open = -1;
  return at;
}

/** The name at a place, if it is the one that followed the name before it the last time; -1 otherwise. */
function guess(bytes: Buffer, view: DataView, entries: Int32Array, previous: number, from: number): number {
  const entry = (entries[previous + ENTRY.next] as number) - 1;
  if (entry < 0) return -1;
  const size = entries[entry + ENTRY.size] as number;
  return same(bytes, view, entries[entry + ENTRY.from] as number, from, size) &&
    IN_NAME[bytes[from + size] as number] === 0
    ? entry
    : -1;
}

/** Whether so many octets are the same at two places. */
function same(bytes: Buffer, view: DataView, a: number, b: number, size: number): boolean {
  if (b + size >= bytes.length) return false;
  if (size < 4) {
    for (let i = 0; i < size; i += 1) if (bytes[a + i] !== bytes[b + i]) return false;
    return true;
  }
  const last = size - 4;
  for (let i = 0; i < last; i += 4) if (view.getInt32(a + i, true) !== view.getInt32(b + i, true)) return false;
  return view.getInt32(a + last, true) === view.getInt32(b + last, true);
}
