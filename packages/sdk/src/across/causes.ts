/**
 * Which fields are at fault. A wrong mass on the bill conflicts with the packing list, the manifest and the declaration,
 * and is still one mistake: of all fields that take part, the one that explains most conflicts is named, then the next.
 *
 * @module
 */

import type { Conflict } from './conflicts.ts';
import { FACTS } from './facts.ts';
import { KINDS } from './kinds/index.ts';
import type { FactValue, PaperType, Place } from './value.ts';

/** A field at fault with the conflicts that it explains. */
export interface Cause {
  readonly place: Place;
  readonly type: PaperType;
  /** Each with the side on which the field is. */
  readonly conflicts: readonly { readonly conflict: Conflict; readonly side: 'left' | 'right' }[];
}

interface Node {
  readonly place: Place;
  readonly type: PaperType;
  /** The value itself; otherwise what it is reckoned from. */
  readonly primary: boolean;
  /** Its check digit speaks against it. */
  readonly suspect: boolean;
  readonly rank: number;
  readonly edges: Map<Conflict, 'left' | 'right'>;
  /** How often another paper says the same. */
  agreements: number;
  /** Conflicts that nothing explains yet. */
  open: number;
}

const SIDES = ['left', 'right'] as const;

const idOf = ({ paper, path }: Place): string => `${paper}\u0000${path}`;

/** The fields at fault, in the order of the conflicts. */
export function causesOf(conflicts: readonly Conflict[], agreed: readonly FactValue[]): Cause[] {
  const nodes = nodesOf(conflicts);
  for (const { places } of agreed)
    for (const place of places) {
      const node = nodes.get(idOf(place));
      if (node !== undefined) node.agreements += 1;
    }
  blameKeys(conflicts, nodes);
  const ofConflict = new Map<Conflict, Node[]>();
  for (const node of nodes.values())
    for (const conflict of node.edges.keys()) {
      const list = ofConflict.get(conflict);
      if (list === undefined) ofConflict.set(conflict, [node]);
      else list.push(node);
    }
  const done = new Set<Conflict>();
  const causes: Cause[] = [];
  // Counts only go down: a node that moves to a lower shelf is never looked for on a higher one.
  const shelves: Node[][] = [];
  const shelve = (node: Node): void => {
    const shelf = shelves[node.open] ?? [];
    shelves[node.open] = shelf;
    shelf.push(node);
  };
  for (const node of nodes.values()) shelve(node);
  for (let level = shelves.length - 1; level > 0; level -= 1)
    for (const node of (shelves[level] ?? []).sort(byFault)) {
      if (node.open !== level) continue;
      causes.push(causeOf(node, nodes, done));
      for (const conflict of node.edges.keys()) {
        if (done.has(conflict)) continue;
        done.add(conflict);
        for (const each of ofConflict.get(conflict) ?? []) {
          each.open -= 1;
          if (each.open > 0) shelve(each);
        }
      }
    }
  const order = new Map(conflicts.map((conflict, index) => [conflict, index]));
  const firstOf = ({ conflicts: some }: Cause): number =>
    Math.min(...some.map(({ conflict }) => order.get(conflict) ?? 0));
  return causes.sort((a, b) => firstOf(a) - firstOf(b));
}

/** Of fields that explain as much: what is said before what it is reckoned from, what cannot be right, what nobody else says, who knows least. */
const byFault = (one: Node, other: Node): number =>
  Number(other.primary) - Number(one.primary) ||
  Number(other.suspect) - Number(one.suspect) ||
  one.agreements - other.agreements ||
  other.rank - one.rank;

function nodesOf(conflicts: readonly Conflict[]): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const conflict of conflicts)
    for (const side of SIDES) {
      const value = conflict[side];
      const { type, fact } = conflict.row[side];
      const { authority, kind } = FACTS[fact];
      const known = (authority as readonly PaperType[]).indexOf(type);
      const proves = KINDS[kind as 'container'].proves;
      const suspect = value.text !== undefined && proves !== undefined && !proves(value);
      const element = 'element' in value ? `#${value.element}` : '';
      const add = (place: Place, primary: boolean): void => {
        const id = `${idOf(place)}${element}`;
        const node = nodes.get(id) ?? {
          place,
          type,
          primary,
          suspect,
          rank: known < 0 ? authority.length : known,
          edges: new Map(),
          agreements: 0,
          open: 0,
        };
        nodes.set(id, node);
        if (!node.edges.has(conflict)) node.open += 1;
        node.edges.set(conflict, side);
      };
      for (const place of value.places) add(place, true);
      for (const place of value.others) add(place, false);
    }
  return nodes;
}

/**
 * A key explains what is said of it only where it is itself in conflict and nobody else says it: two wrong amounts of one
 * line are two mistakes.
 */
function blameKeys(conflicts: readonly Conflict[], nodes: ReadonlyMap<string, Node>): void {
  for (const conflict of conflicts)
    for (const side of SIDES)
      for (const place of conflict[side].keyPlaces) {
        const node = nodes.get(idOf(place));
        if (node === undefined || node.agreements > 0 || node.edges.has(conflict)) continue;
        node.edges.set(conflict, side);
        node.open += 1;
      }
}

/** A cause points at one field, or, when any of several may be wrong, at what they have in common. */
function causeOf(chosen: Node, nodes: ReadonlyMap<string, Node>, done: ReadonlySet<Conflict>): Cause {
  const explained = [...chosen.edges].filter(([conflict]) => !done.has(conflict));
  const [head] = explained;
  const value = head?.[0][head[1]] as FactValue;
  const rivals = value.places
    .filter(({ paper }) => paper === chosen.place.paper)
    .flatMap((place) => nodes.get(idOf(place)) ?? [])
    .filter((node) => node.open === chosen.open && explained.every(([conflict]) => node.edges.has(conflict)));
  const path =
    chosen.primary && rivals.length > 1 ? commonPath(rivals.map(({ place }) => place.path)) : chosen.place.path;
  return {
    place: { paper: chosen.place.paper, path },
    type: chosen.type,
    conflicts: explained.map(([conflict, side]) => ({ conflict, side })),
  };
}

/** The pointer that all pointers begin with. */
function commonPath(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/'));
  const end = first.findIndex((token, at) => others.some((tokens) => tokens[at] !== token));
  return (end < 0 ? first : first.slice(0, end)).join('/');
}
