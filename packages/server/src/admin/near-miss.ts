import type { Text } from '@kouan/core';
import type { Route } from '../route.ts';
import type { Compared } from '../scenarios/machines.ts';
import type { KeptRequest } from './journal.ts';

/** One field that was another than it should have been. */
export interface Difference {
  readonly field: string;
  readonly expected: string;
  readonly found: string | null;
}

/** What a request would have matched, but for some fields. */
export interface NearMiss extends Text {
  readonly operation: string;
  readonly path: string;
  readonly differences: readonly Difference[];
}

/** Letters of a segment that are compared. */
const MAX_SEGMENT = 60;
const MAX_SEGMENTS = 24;
/** Differences of a method weigh as much as so many of letters. */
const METHOD_WEIGHT = 3;
const MAX_SHOWN = 200;

/** The route, or the rule of a machine, that a request came nearest to; nothing when it has matched. */
export function nearMiss(request: KeptRequest, routes: readonly Route[]): NearMiss | undefined {
  const { operation, compared = [] } = request;
  if (operation === undefined) return nearestRoute(request, routes);
  const route = routes.find(({ id }) => id === operation);
  const nearest = [...compared].sort((one, other) => missed(one).length - missed(other).length)[0];
  if (route === undefined || nearest === undefined) return undefined;
  const differences = missed(nearest).map(({ member, expected, found }) => ({
    field: member,
    expected,
    found: found?.slice(0, MAX_SHOWN) ?? null,
  }));
  return { operation, path: route.path, ...worded(differences, operation), differences };
}

const missed = (rule: readonly Compared[]): readonly Compared[] => rule.filter(({ fits }) => !fits);

function nearestRoute({ method, target }: KeptRequest, routes: readonly Route[]): NearMiss | undefined {
  const path = target.split('?')[0] ?? '';
  let best: { route: Route; cost: number } | undefined;
  for (const route of routes) {
    const cost = distance(path, route.path) + (route.method.toUpperCase() === method ? 0 : METHOD_WEIGHT);
    if (best === undefined || cost < best.cost) best = { route, cost };
  }
  if (best === undefined) return undefined;
  const { route } = best;
  const differences: Difference[] = [];
  const wanted = route.method.toUpperCase();
  if (wanted !== method) differences.push({ field: 'method', expected: wanted, found: method });
  if (distance(path, route.path) > 0)
    differences.push({ field: 'path', expected: route.path, found: path.slice(0, MAX_SHOWN) });
  return { operation: route.id, path: route.path, ...worded(differences, route.id), differences };
}

function worded(differences: readonly Difference[], operation: string): Text {
  const one = differences.map(({ field }) => field);
  return {
    en: `This request would have matched ${operation} but for: ${one.join(', ')}.`,
    zh: `该请求本可匹配 ${operation}，但以下不同：${one.join('、')}。`,
  };
}

const segmentsOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1, MAX_SEGMENTS + 1)
    .map((segment) => segment.slice(0, MAX_SEGMENT));

/** Edits of letters, segment by segment; a parameter stands for any segment that is not empty. */
function distance(path: string, template: string): number {
  return edits(segmentsOf(path), segmentsOf(template), {
    change: (found, wanted) =>
      found === wanted || (wanted.startsWith('{') && found !== '') ? 0 : lettersApart(found, wanted),
    weight: (segment) => Math.max(1, segment.startsWith('{') ? 1 : segment.length),
  });
}

const lettersApart = (one: string, other: string): number =>
  edits([...one], [...other], { change: (a, b) => (a === b ? 0 : 1), weight: () => 1 });

interface Costs {
  change(found: string, wanted: string): number;
  weight(part: string): number;
}

/** Edit distance of two lists (Wagner and Fischer), row by row. */
function edits(found: readonly string[], wanted: readonly string[], { change, weight }: Costs): number {
  let row = [0];
  for (const part of wanted) row.push((row.at(-1) ?? 0) + weight(part));
  for (const part of found) {
    const next = [(row[0] ?? 0) + weight(part)];
    wanted.forEach((other, at) => {
      const changed = (row[at] ?? 0) + change(part, other);
      const left = (next[at] ?? 0) + weight(other);
      const up = (row[at + 1] ?? 0) + weight(part);
      next.push(Math.min(changed, left, up));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
