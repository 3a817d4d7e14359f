import { finding } from '@kouan/core';
import { Refused, readJson } from '@kouan/sdk/json';
import { DEV } from '../catalogue.ts';
import type { DecodedReading, EncodedReading } from '../decoded.ts';
import { type Flat, flatten, type Scalar, type Tree, unflatten } from './flat.ts';

/** The release whose names are used. */
export const TIC_RELEASE = '2022.004';

/** Kinds of handling equipment, as TIC4.0 abbreviates them. */
export const CHE_TYPES = ['STS', 'MC', 'RTG', 'RMG', 'ASC', 'SC', 'RS', 'TH', 'ECH', 'TT'] as const;

/** A message of handling equipment (TIC4.0), by its flat paths; nothing of it is left out. */
export interface CraneReading {
  readonly kind: 'crane';
  readonly values: Flat;
}

/** One value: who (subject), what it is or does (concept), which magnitude (property), where and when it is measured. */
export interface Measurement {
  readonly subject: string;
  readonly concept: string;
  readonly property: string;
  readonly pom: string;
  readonly pomt: string;
  readonly value: Scalar;
  readonly unit?: string;
  readonly timestamp?: string;
}

const MAX_BYTES = 1_000_000;

/** Reads a TIC4.0 message: the tree, or the flat form (one object without objects in it). */
export function decodeCrane(bytes: Uint8Array): DecodedReading<CraneReading> {
  let value: Tree;
  try {
    value = readJson(bytes, { maxBytes: MAX_BYTES }) as Tree;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { findings: [finding(DEV.notReading, '', { found: error.message })], unmapped: [] };
  }
  return readCrane(value);
}

/** The same of a value that was read before. */
export function readCrane(value: Tree): DecodedReading<CraneReading> {
  const members = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const isFlat = members.length > 0 && members.every(([, one]) => typeof one !== 'object' || one === null);
  const wrong = (found: string): DecodedReading<CraneReading> => ({
    findings: [finding(DEV.flatPath, '', { found })],
    unmapped: [],
  });
  if (isFlat) {
    const tree = unflatten(value as Flat);
    if ('wrong' in tree) return wrong(tree.wrong);
    return { reading: { kind: 'crane', values: value as Flat }, findings: [], unmapped: [] };
  }
  const values = flatten(value);
  return values === undefined
    ? wrong('{…}')
    : { reading: { kind: 'crane', values: { ...values } }, findings: [], unmapped: [] };
}

/** Writes a message as a tree, or flat. */
export function encodeCrane({ values }: CraneReading, form: 'tree' | 'flat' = 'tree'): EncodedReading {
  const tree = unflatten(values);
  const findings = 'wrong' in tree ? [finding(DEV.flatPath, '', { found: tree.wrong })] : [];
  const written = form === 'flat' || 'wrong' in tree ? values : tree.tree;
  return { bytes: new TextEncoder().encode(JSON.stringify(written)), findings };
}

/** Every value that is measured. */
export function measurementsOf({ values }: CraneReading): Measurement[] {
  return Object.entries(values).flatMap(([path, value]) => {
    const parts = path.split('|');
    if (parts.at(-1) !== 'value' || parts.length < 5) return [];
    const point = parts.slice(0, -1).join('|');
    const [concept = '', property = '', pom = '', pomt = ''] = parts
      .filter((part) => !/^@\d+$/.test(part))
      .slice(-5, -1);
    const unit = values[`${point}|unit`];
    const timestamp = values[`${point}|timestamp`];
    const subject = parts.slice(0, parts.lastIndexOf(concept, parts.length - 4)).join('|');
    return [
      {
        subject,
        concept,
        property,
        pom,
        pomt,
        value,
        ...(typeof unit === 'string' ? { unit } : {}),
        ...(typeof timestamp === 'string' ? { timestamp } : {}),
      },
    ];
  });
}
