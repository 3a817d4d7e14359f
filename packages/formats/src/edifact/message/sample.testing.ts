/** Messages made up of what a directory has places for, known and unknown qualifiers alike. @module */
import fc from 'fast-check';
import {
  type EdifactInterchange,
  type EdifactMessage,
  type Segment,
  USUAL,
  writeEdifact,
} from '../../syntax/edifact/index.ts';
import { type Directory, directoryOf, type Level } from '../directory/index.ts';
import type { Message, Node } from './node.ts';

type Pick = (limit: number) => number;

/** Texts of data elements whose form the directory does not say. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  '2380': ['20260131'],
  '2379': ['102'],
  '3207': ['CN', 'JP'],
  '8453': ['CN', 'PA'],
  '3045': ['1'],
  '6345': ['CNY', 'USD'],
  '6411': ['KGM', 'MTQ'],
};

function textOf(directory: Directory, id: string, pick: Pick): string {
  const own = TEXTS[id];
  if (own !== undefined) return own[pick(own.length)] as string;
  const codes = [...(directory.codes(id) ?? [])];
  if (codes.length > 0) return codes[pick(codes.length)] as string;
  const { type, max, fixed } = directory.element(id) ?? { type: 'an', max: 3, fixed: false };
  if (type === 'n') return fixed ? '1'.repeat(max) : (['1', '20', '7'][pick(3)]?.slice(0, max) as string);
  const text = type === 'a' ? 'ABCDEFGH' : ([`T${id}`, "O'NEIL ? + : *", 'a'][pick(3)] ?? '');
  return fixed
    ? text
        .replace(/[^A-Za-z0-9]/g, 'X')
        .padEnd(max, 'X')
        .slice(0, max)
    : text.slice(0, max).trim();
}

function segmentOf(directory: Directory, tag: string, nodes: readonly Node[], pick: Pick, full: boolean): Segment {
  const elements = (directory.segment(tag) ?? []).map(({ id, mandatory }) => {
    const components = directory.composite(id) ?? [{ id, mandatory: true, repeat: 1 }];
    if (!mandatory && !full && pick(2) === 0) return [''];
    return components.map((one) => (one.mandatory || full || pick(2) === 0 ? textOf(directory, one.id, pick) : ''));
  });
  const known = nodes.filter((node) => node.tag === tag);
  const node = known[pick(known.length + (full ? 0 : 1))];
  for (const [position, wanted] of Object.entries(node?.match ?? {})) {
    const [element = 1, component = 1] = position.split('.').map(Number);
    const values = [...(elements[element - 1] ?? [])];
    while (values.length < component) values.push('');
    values[component - 1] = typeof wanted === 'string' ? wanted : (wanted[0] ?? '');
    elements[element - 1] = values;
  }
  return { tag, elements };
}

function segmentsOf(
  directory: Directory,
  level: Level,
  nodes: readonly Node[],
  pick: Pick,
  full: boolean,
): readonly Segment[] {
  return level.flatMap(({ tag, mandatory, max, group }) => {
    const least = mandatory || full ? 1 : 0;
    const count = full ? 1 : Math.min(max, Math.max(least, pick(4) - 1));
    return Array.from({ length: count }, () => {
      const segment = segmentOf(directory, tag, nodes, pick, full);
      const inner = nodes.filter((node) => node.tag === tag).flatMap(({ children }) => children);
      return [segment, ...segmentsOf(directory, (group ?? []).slice(1), inner, pick, full)];
    }).flat();
  });
}

export const HEADER: Segment = {
  tag: 'UNB',
  elements: [['UNOC', '3'], ['SENDER', 'ZZ'], ['RECIPIENT'], ['261127', '0230'], ['REF1']],
};

export function interchangeOf(...messages: readonly EdifactMessage[]): Uint8Array {
  const one: EdifactInterchange = { header: HEADER, service: USUAL, groups: [], messages, outside: [] };
  return writeEdifact([one]).bytes;
}

function messageOf(table: Message, name: string, pick: Pick, full: boolean): EdifactMessage {
  const [version = '', release = ''] = name.split('.');
  const directory = directoryOf(version, release);
  if (directory === undefined) throw new Error(`no directory ${name}`);
  const header = { tag: 'UNH', elements: [['1'], [table.type, version, release, 'UN']] };
  return { header, segments: segmentsOf(directory, directory.message(table.type) ?? [], table.nodes, pick, full) };
}

/** A message that has each segment of its directory, with all that it has places for. */
export const fullMessage = (table: Message, name: string): Uint8Array =>
  interchangeOf(messageOf(table, name, () => 0, true));

/** Messages that have some of it. */
export const someMessage = (table: Message, name: string): fc.Arbitrary<Uint8Array> =>
  fc.infiniteStream(fc.nat(997)).map((numbers) => {
    const pick: Pick = (limit) => (limit === 0 ? 0 : (numbers.next().value ?? 0) % limit);
    return interchangeOf(messageOf(table, name, pick, false));
  });
