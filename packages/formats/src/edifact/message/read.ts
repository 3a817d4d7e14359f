import {
  type Definition,
  type Finding,
  type FindingDetails,
  finding,
  pointerOf,
  type Place as Spot,
} from '@kouan/core';
import { type EdifactMessage, messageHeader, ReadSegment, type Segment } from '../../syntax/edifact/index.ts';
import { checkMessage, groupSegments, type Level } from '../directory/index.ts';
import { EDM } from './catalogue.ts';
import { type Home, homeOf } from './directory.ts';
import { ALONE, ASSUMED, BARE, KEPT, Keeping, ORDER, orderText, SERVICE } from './kept.ts';
import { keyOf, type Message, type Node, type Row } from './node.ts';
import { segmentText } from './segment-text.ts';
import { listAt, type Manner, readField, setAt, textsOf } from './texts.ts';
import { flatten, innerOf, NO_PLACE, placeIn, segmentsOf, type Unit, unitsOf } from './units.ts';

/** What is around a message. */
export interface Around {
  /** UNB. */
  readonly interchange: Segment | undefined;
  /** UNG. */
  readonly group: Segment | undefined;
  readonly decimal: string;
  /** UNA behind its tag, where its characters are not the usual ones. */
  readonly service: string | undefined;
}

/** A document, with where in the message its rows stand. */
export interface ReadMessage {
  readonly row: Row;
  readonly findings: readonly Finding[];
  readonly locate: (pointer: string) => Spot | undefined;
}

/** Reads a message by its table. */
export function readByTable(name: string, table: Message, message: EdifactMessage, around: Around): ReadMessage {
  return new Reading(name, table, message, around).read();
}

const KEPT_RANK = 0.999;

class Reading {
  private readonly table: Message;
  private readonly message: EdifactMessage;
  private readonly around: Around;
  private readonly row: Row;
  private readonly keeping: Keeping;
  private readonly findings: Finding[] = [];
  private readonly home: Home;
  private readonly manner: Manner;
  private readonly reference: string;
  /** Where the row of each segment is, and where each row begins. */
  private readonly pointers: string[] = [];
  private readonly segments = new Map<string, number>();

  constructor(name: string, table: Message, message: EdifactMessage, around: Around) {
    this.table = table;
    this.message = message;
    this.around = around;
    this.row = { ...table.fixed };
    this.keeping = new Keeping(name, this.row, table.rowExtensions);
    const { version, release, reference } = messageHeader(message.header);
    this.reference = reference;
    this.home = homeOf(table.type, version, release);
    this.manner = { directory: this.home.held, decimal: around.decimal };
  }

  read(): ReadMessage {
    const { header, segments } = this.message;
    const { interchange, group } = this.around;
    if (interchange === undefined) this.keeping.set(this.row, '', ALONE, true);
    if (this.around.service !== undefined) this.keeping.set(this.row, '', SERVICE, this.around.service);
    for (const segment of [interchange, group, header]) if (segment !== undefined) this.envelope(segment);
    const { root, findings } = groupSegments(this.table.type, segments, this.home.level);
    this.scope(this.table.nodes, unitsOf(root), this.row, '', '', this.home.level);
    this.derive();
    const checked = [...checkMessage(this.message), ...findings].map((one) => this.placed(one));
    if (this.home.held !== this.home.name)
      this.say(EDM.otherDirectory, '', undefined, { found: this.home.name, expected: this.home.held });
    return {
      row: this.row,
      findings: [...this.findings, ...checked],
      locate: (pointer) => this.locate(pointer),
    };
  }

  private derive(): void {
    const { fields = {}, finding: said } = this.table.derive?.(this.row) ?? {};
    const assumed: Row = {};
    for (const [key, value] of Object.entries(fields)) {
      if (this.row[key] !== undefined) continue;
      this.row[key] = value;
      if (this.table.derived?.includes(key) !== true) assumed[key] = value;
    }
    if (Object.keys(assumed).length > 0) this.keeping.set(this.row, '', ASSUMED, assumed);
    if (said !== undefined) this.findings.push(said);
  }

  private envelope(segment: Segment): void {
    const node = this.table.envelope.find(({ tag }) => tag === segment.tag);
    if (node !== undefined) this.unit(node, { segment, index: -1, at: -1, children: [] }, this.row, '', '', undefined);
  }

  /** What stands in a group, or in the message. */
  private scope(
    nodes: readonly Node[],
    units: readonly Unit[],
    row: Row,
    pointer: string,
    scope: string,
    level: Level | undefined,
  ): void {
    const used = new Set<Node>();
    const stood: { readonly key: string; readonly rank: number }[] = [];
    const kept: string[] = [];
    const chunks = new Map<Node, number[]>();
    let misplaced = false;
    for (const unit of units) {
      const { tag } = unit.segment;
      const texts = flatten(unit.segment);
      const node = nodes.find((one) => one.tag === tag && fits(one, unit, level, texts, row) && !used.has(one));
      misplaced ||= unit.at < 0;
      if (node === undefined) {
        kept.push(segmentsOf(unit).map(segmentText).join(''));
        stood.push({ key: '~', rank: placeIn(level, tag) + KEPT_RANK });
        for (const { index } of [unit, ...allOf(unit.children)]) this.pointers[index] = pointer;
        continue;
      }
      if (node.rows === undefined && node.spread === undefined) used.add(node);
      stood.push({ key: node.key, rank: placeIn(level, tag, node.place) + nodes.indexOf(node) / 1_000 });
      if (node.spread === undefined) this.unit(node, unit, row, pointer, scope, level);
      else this.spread(node, unit, row, pointer, scope, level, chunks);
    }
    for (const [node, sizes] of chunks) this.chunked(node, sizes, row, pointer, scope);
    if (kept.length > 0) this.keeping.set(row, pointer, keyOf(scope, KEPT), kept);
    const sorted = stood.every((one, at) => at === 0 || (stood[at - 1] as { rank: number }).rank <= one.rank);
    if (!sorted || misplaced)
      this.keeping.set(row, pointer, keyOf(scope, ORDER), orderText(stood.map(({ key }) => key)));
  }

  private unit(node: Node, unit: Unit, around: Row, pointer: string, scope: string, level: Level | undefined): void {
    let row = around;
    let where = pointer;
    let key = keyOf(scope, node.key);
    if (node.rows !== undefined) {
      const list = listAt(around, node.rows);
      row = {};
      where = `${pointer}${pointerOf(...node.rows, list.length)}`;
      key = '';
      list.push(row);
      this.segments.set(where, unit.index);
    }
    this.pointers[unit.index] = where;
    const own = key === '' ? node.key : key;
    this.values(node, unit, row, where, own, []);
    this.scope(node.children, unit.children, row, where, key, innerOf(node, level));
  }

  /** The values of a segment, and what of it the document does not say. */
  private values(node: Node, unit: Unit, row: Row, where: string, key: string, chunk: readonly string[]): void {
    const texts = flatten(unit.segment);
    const { directory } = this.manner;
    for (const field of node.fields) {
      const value = readField(field, texts, directory);
      if (value === undefined) continue;
      const path = `${where}${pointerOf(...field.path)}`;
      if (value !== null) {
        setAt(row, field.path, value);
        this.segments.set(path, unit.index);
        continue;
      }
      if (field.value.silent === true) continue;
      const found = field.at
        .map((position) => texts.get(position) ?? '')
        .join(' ')
        .trim();
      const details = { params: { segment: node.key }, expected: field.value.expected, found };
      this.say(EDM.unreadable, path, unit, details);
    }
    const { texts: written, something } = textsOf(node, row, where, this.manner, undefined, chunk);
    const residue: Record<string, string> = {};
    for (const [position, text] of texts) if (written.get(position) !== text) residue[position] = text;
    for (const position of written.keys()) if (!texts.has(position)) residue[position] = '';
    const bare = !something && node.rows === undefined && unit.index >= 0;
    if (bare) residue[BARE] = '';
    if (Object.keys(residue).length > 0) this.keeping.set(row, where, key, residue);
  }

  private spread(
    node: Node,
    unit: Unit,
    row: Row,
    pointer: string,
    scope: string,
    level: Level | undefined,
    chunks: Map<Node, number[]>,
  ): void {
    const { path, at } = node.spread as NonNullable<Node['spread']>;
    const texts = flatten(unit.segment);
    const filled = at.findLastIndex((position) => texts.has(position)) + 1;
    const chunk = at.slice(0, filled).map((position) => texts.get(position) ?? '');
    const sizes = chunks.get(node) ?? [];
    chunks.set(node, sizes);
    if (chunk.length > 0) {
      const list = listAt(row, path);
      this.segments.set(`${pointer}${pointerOf(...path, list.length)}`, unit.index);
      list.push(...chunk);
    }
    this.pointers[unit.index] = pointer;
    const key = `${keyOf(scope, node.key)}#${sizes.length}`;
    this.values(node, unit, row, pointer, key, chunk);
    this.scope(node.children, unit.children, row, pointer, key, innerOf(node, level));
    sizes.push(chunk.length);
  }

  /** How a list was divided, where it is not in the usual way. */
  private chunked(node: Node, sizes: readonly number[], row: Row, pointer: string, scope: string): void {
    const { at } = node.spread as NonNullable<Node['spread']>;
    const usual = sizes.every((size, index) => size === at.length || (index === sizes.length - 1 && size > 0));
    if (!usual) this.keeping.set(row, pointer, `${keyOf(scope, node.key)}#`, sizes.join(' '));
  }

  private locate(pointer: string): Spot | undefined {
    for (let path = pointer; ; path = path.slice(0, path.lastIndexOf('/'))) {
      const index = this.segments.get(path);
      if (index !== undefined) return this.spot(index);
      if (path === '') return this.spot(-1);
    }
  }

  private spot(index: number): Spot {
    const segment = index < 0 ? this.message.header : this.message.segments[index];
    const { offset, line, column } = segment instanceof ReadSegment ? segment : {};
    return {
      ...(offset === undefined || line === undefined || column === undefined ? {} : { offset, line, column }),
      message: this.reference,
      segment: index + 2,
    };
  }

  /** A finding about the message as one about the document. */
  private placed(one: Finding): Finding {
    const [, index] = /^\/segments\/(\d+)/.exec(one.path) ?? [];
    if (index === undefined) return { ...one, path: '' };
    const at = Math.min(Number(index), this.message.segments.length - 1);
    return { ...one, path: this.pointers[at] ?? '', at: this.spot(at) };
  }

  private say(definition: Definition, path: string, unit: Unit | undefined, details: FindingDetails): void {
    this.findings.push(finding(definition, path, { ...details, at: this.spot(unit?.index ?? -1) }));
  }
}

const allOf = (units: readonly Unit[]): readonly Unit[] => units.flatMap((one) => [one, ...allOf(one.children)]);

/** Whether a segment is the one that a node means. */
function fits(node: Node, unit: Unit, level: Level | undefined, texts: ReadonlyMap<string, string>, row: Row): boolean {
  const place = placeIn(level, node.tag, node.place);
  // A segment that the directory has no place for is kept whole: its values may have another node there.
  if (level !== undefined && place === NO_PLACE) return false;
  if (node.place !== undefined && unit.at >= 0 && place !== unit.at) return false;
  if (node.when?.(row) === false) return false;
  return Object.entries(node.match).every(([position, wanted]) => {
    const text = texts.get(position) ?? '';
    return typeof wanted === 'string' ? text === wanted : wanted.includes(text);
  });
}
