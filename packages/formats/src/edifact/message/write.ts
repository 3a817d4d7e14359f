import { type Definition, type Finding, type FindingDetails, finding, leavesOf, pointerOf } from '@kouan/core';
import type { Dropped } from '@kouan/sdk';
import { type EdifactMessage, messageHeader, type Segment } from '../../syntax/edifact/index.ts';
import { checkMessage, groupSegments, type Level } from '../directory/index.ts';
import { EDM } from './catalogue.ts';
import { type Home, homeOf } from './directory.ts';
import { ALONE, ASSUMED, BARE, KEPT, Keeping, ORDER, ordered } from './kept.ts';
import { type Field, keyOf, type Message, type Node, type Position, positionsOf, type Row } from './node.ts';
import { segmentsIn } from './segment-text.ts';
import { type Hearing, type Manner, readField, same, textsOf, valueAt } from './texts.ts';
import { innerOf, NO_PLACE, placeIn, segmentFrom } from './units.ts';

/** A message that was written, with the segments that it travels in. */
export interface WrittenMessage {
  readonly interchange: Segment | undefined;
  readonly group: Segment | undefined;
  readonly message: EdifactMessage;
  readonly findings: readonly Finding[];
  readonly dropped: readonly Dropped[];
}

/** A part of a message, on its way to its place. */
interface Out {
  readonly key: string;
  readonly rank: number;
  readonly segments: readonly Segment[];
}

const KEPT_RANK = 0.999;

/** Writes a document by its table. `reference` is 0062 where the document has kept none. */
export function writeByTable(
  name: string,
  table: Message,
  row: Row,
  reference: string,
  decimal: string,
): WrittenMessage {
  return new Writing(name, table, row, decimal).write(reference);
}

class Writing {
  private readonly name: string;
  private readonly table: Message;
  private readonly row: Row;
  private readonly keeping: Keeping;
  private readonly findings: Finding[] = [];
  private readonly failed: Dropped[] = [];
  private readonly known = new Set<string>();
  /** Fields that follow from the message, or from others of its. */
  private readonly silent: ReadonlySet<string>;
  /** The document was not read from a message of this kind. */
  private readonly elsewhere: boolean;
  private manner: Manner;
  private home: Home;

  constructor(name: string, table: Message, row: Row, decimal: string) {
    this.name = name;
    this.table = table;
    this.row = withoutAssumed(row, new Keeping(name, row, table.rowExtensions));
    this.silent = new Set([...Object.keys(table.fixed), ...(table.derived ?? [])]);
    this.keeping = new Keeping(name, this.row, table.rowExtensions);
    this.elsewhere = this.keeping.residue(this.row, '', 'UNH') === undefined;
    this.home = homeOf(table.type, table.header[1] ?? '', table.header[2] ?? '');
    this.manner = { directory: this.home.held, decimal };
  }

  write(reference: string): WrittenMessage {
    const header = this.header(reference);
    const { version, release } = messageHeader(header);
    this.home = homeOf(this.table.type, version, release);
    this.manner = { ...this.manner, directory: this.home.held };
    const interchange = this.around('UNB');
    const group = this.around('UNG');
    const segments = this.scope(this.table.nodes, this.row, '', '', this.home.level);
    const message = { header, segments };
    return {
      interchange,
      group,
      message,
      findings: [...this.findings, ...this.checked(message)],
      dropped: this.dropped(),
    };
  }

  private header(reference: string): Segment {
    const node = this.table.envelope.find(({ tag }) => tag === 'UNH');
    const usual: [Position, string][] = [
      ['1.1', reference],
      ...this.table.header.map((text, at): [Position, string] => [`2.${at + 1}`, text]),
    ];
    const texts = new Map(this.elsewhere ? usual : []);
    if (node !== undefined)
      for (const [position, text] of this.texts(node, this.row, '', 'UNH', []).texts) texts.set(position, text);
    return this.made('UNH', texts);
  }

  private around(tag: string): Segment | undefined {
    const node = this.table.envelope.find((one) => one.tag === tag);
    const kept = this.keeping.residue(this.row, '', tag);
    // A message that came alone goes alone.
    const stands = tag === 'UNG' ? kept !== undefined : this.keeping.get(this.row, '', ALONE) !== true;
    if (!stands) return undefined;
    const texts = node === undefined ? new Map<Position, string>() : this.texts(node, this.row, '', tag, []).texts;
    return this.made(tag, texts);
  }

  private scope(
    nodes: readonly Node[],
    row: Row,
    pointer: string,
    scope: string,
    level: Level | undefined,
  ): readonly Segment[] {
    const order = this.keeping.text(row, pointer, keyOf(scope, ORDER));
    const outs: Out[] = [];
    nodes.forEach((node, index) => {
      const place = placeIn(level, node.tag, node.place);
      // Where the directory has no place for it another node carries its values.
      if ((place === NO_PLACE && level !== undefined) || node.when?.(row) === false) return;
      const rank = place + index / 1_000;
      const inner = innerOf(node, level);
      for (const segments of this.node(node, row, pointer, scope, inner)) outs.push({ key: node.key, rank, segments });
    });
    for (const text of this.keeping.list(row, pointer, keyOf(scope, KEPT))) {
      const segments = segmentsIn(text);
      if (segments === undefined) this.say(EDM.kept, pointer, { found: text });
      else outs.push({ key: '~', rank: placeIn(level, segments[0]?.tag ?? '') + KEPT_RANK, segments });
    }
    return ordered(outs, order).flatMap(({ segments }) => segments);
  }

  /** Every occurrence of a node. */
  private *node(
    node: Node,
    row: Row,
    pointer: string,
    scope: string,
    level: Level | undefined,
  ): Generator<readonly Segment[]> {
    const key = keyOf(scope, node.key);
    if (node.spread !== undefined) {
      yield* this.spread(node, row, pointer, key, level);
      return;
    }
    if (node.rows === undefined) {
      const { texts, something, bare } = this.texts(node, row, pointer, key, []);
      const children = this.scope(node.children, row, pointer, key, level);
      if (something || bare || (node.always === true && this.elsewhere) || children.length > 0)
        yield [this.made(node.tag, texts), ...children];
      return;
    }
    const list = valueAt(row, node.rows);
    const where = `${pointer}${pointerOf(...node.rows)}`;
    if (!Array.isArray(list)) return;
    if (list.length === 0) this.known.add(where);
    for (const [at, one] of (list as Row[]).entries()) {
      const inner = `${where}/${at}`;
      if (Object.keys(one).length === 0) this.known.add(inner);
      const { texts } = this.texts(node, one, inner, node.key, []);
      yield [this.made(node.tag, texts), ...this.scope(node.children, one, inner, '', level)];
    }
  }

  private *spread(
    node: Node,
    row: Row,
    pointer: string,
    key: string,
    level: Level | undefined,
  ): Generator<readonly Segment[]> {
    const { path, at } = node.spread as NonNullable<Node['spread']>;
    const value = valueAt(row, path);
    const list = Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
    if (Array.isArray(value)) this.known.add(`${pointer}${pointerOf(...path)}`);
    const kept = this.keeping.text(row, pointer, `${key}#`);
    const sizes = kept === '' ? [] : kept.split(' ').map(Number);
    const whole =
      sizes.reduce((sum, size) => sum + size, 0) === list.length && sizes.every((size) => size <= at.length);
    const counted = whole && sizes.length > 0 ? sizes : chunked(list.length, at.length);
    let from = 0;
    for (const [index, size] of counted.entries()) {
      const chunk = list.slice(from, from + size);
      from += size;
      const own = `${key}#${index}`;
      const { texts, something, bare } = this.texts(node, row, pointer, own, chunk);
      const children = this.scope(node.children, row, pointer, own, level);
      if (something || bare || children.length > 0) yield [this.made(node.tag, texts), ...children];
    }
  }

  /** What the table says of a segment, and what was kept of it where the document still says the same. */
  private texts(
    node: Node,
    row: Row,
    pointer: string,
    key: string,
    chunk: readonly string[],
  ): { readonly texts: Map<Position, string>; readonly something: boolean; readonly bare: boolean } {
    const { directory } = this.manner;
    const said = textsOf(node, row, pointer, this.manner, this.hearing(node), chunk);
    const residue = this.keeping.residue(row, pointer, key);
    if (residue === undefined) return { ...said, bare: false };
    const { texts } = said;
    const owned = new Set(node.spread?.at ?? []);
    for (const field of node.fields) {
      const positions = positionsOf(field, directory);
      for (const position of positions) owned.add(position);
      if (!positions.some((position) => Object.hasOwn(residue, position))) continue;
      const candidate = new Map(
        positions.map((position) => [position, residue[position] ?? texts.get(position) ?? '']),
      );
      const read = readField(field, candidate, directory);
      const now = valueAt(row, field.path);
      if (read === null ? now === undefined : same(read, now))
        for (const [position, text] of candidate) put(texts, position, text);
    }
    for (const [position, text] of Object.entries(residue))
      if (position !== BARE && !owned.has(position)) put(texts, position, text);
    return { texts, something: said.something, bare: Object.hasOwn(residue, BARE) };
  }

  private hearing(node: Node): Hearing {
    return {
      written: (pointer) => this.known.add(pointer),
      failed: (field: Field, path: string, value: unknown) => {
        this.say(EDM.notWritable, path, { params: { segment: node.key }, expected: field.value.expected });
        this.known.add(path);
        this.failed.push({ path, value });
      },
    };
  }

  private made(tag: string, texts: ReadonlyMap<Position, string>): Segment {
    const segment = segmentFrom(tag, texts);
    if (segment !== undefined) return segment;
    this.say(EDM.kept, '', { found: `${tag} ${[...texts.keys()].join(' ')}` });
    return { tag, elements: [] };
  }

  /** What the directory says of the message, without places: it has none in the document. */
  private checked(message: EdifactMessage): readonly Finding[] {
    const { level, held, name } = this.home;
    const structure = groupSegments(this.table.type, message.segments, level).findings;
    const found = held === name ? [...checkMessage(message), ...structure] : structure;
    return found.map(({ at, ...one }) => ({
      ...one,
      path: '',
      ...(at === undefined ? {} : { at: { segment: at.segment ?? 0 } }),
    }));
  }

  /** What of the document has no place in the message. */
  private dropped(): readonly Dropped[] {
    const own = pointerOf('extensions', this.name);
    const shown = (path: string): boolean => {
      for (let one = path; one !== ''; one = one.slice(0, one.lastIndexOf('/'))) if (this.known.has(one)) return true;
      return false;
    };
    const dropped = [...this.failed];
    for (const [path, value] of leavesOf(this.row)) {
      const [, top = ''] = path.split('/');
      const kept = path.startsWith(`${own}/`) || (this.table.rowExtensions && path.includes(`${own}/`));
      if (value === undefined || this.silent.has(top) || kept || shown(path)) continue;
      dropped.push({ path, value });
    }
    return dropped;
  }

  private say(definition: Definition, path: string, details: FindingDetails): void {
    this.findings.push(finding(definition, path, details));
  }
}

/** The document as the message said it: fields that nobody has changed since they were assumed are not written. */
function withoutAssumed(row: Row, keeping: Keeping): Row {
  const assumed = keeping.get(row, '', ASSUMED);
  if (typeof assumed !== 'object' || assumed === null) return row;
  const fields = new Map(Object.entries(assumed));
  return Object.fromEntries(
    Object.entries(row).filter(([key, value]) => !fields.has(key) || !same(fields.get(key), value)),
  );
}

function put(texts: Map<Position, string>, position: Position, text: string): void {
  if (text === '') texts.delete(position);
  else texts.set(position, text);
}

const chunked = (length: number, most: number): readonly number[] =>
  Array.from({ length: Math.ceil(length / most) }, (_, at) => Math.min(most, length - at * most));
