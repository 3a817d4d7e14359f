import type * as z from 'zod';
import { fits } from '../scenarios/pattern.ts';
import { bodyValue } from './body-value.ts';
import type { KeptRequest } from './journal.ts';
import type { Difference } from './near-miss.ts';
import type { verifying } from './objects.ts';

export type Verifying = z.infer<typeof verifying>;
type Match = Verifying['expect'][number]['match'];

/** The request that came nearest to what was expected, and what was another in it. */
interface Nearest {
  readonly sequence: number;
  readonly differences: readonly Difference[];
}

/** One expectation, and what was found. */
export interface Checked {
  readonly match: Match;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly exactly?: number;
  readonly ok: boolean;
  readonly found: number;
  readonly sequences: readonly number[];
  readonly nearest?: Nearest;
}

export interface Verified {
  readonly ok: boolean;
  /** Only where it was asked. */
  readonly inOrder?: boolean;
  readonly checks: readonly Checked[];
}

/** Sequences that an answer lists. */
const SHOWN = 100;

/** Whether the requests that came are those that were expected. */
export function verify({ expect, inOrder = false }: Verifying, requests: readonly KeptRequest[]): Verified {
  const found = expect.map(({ match }) => requests.filter((one) => differencesOf(match, one).length === 0));
  const checks = expect.map((one, at) => checked(one, found[at] ?? [], requests));
  const ordered = !inOrder || isInOrder(found);
  return {
    ok: ordered && checks.every(({ ok }) => ok),
    ...(inOrder ? { inOrder: ordered } : {}),
    checks,
  };
}

function checked(
  { match, ...bounds }: Verifying['expect'][number],
  found: readonly KeptRequest[],
  requests: readonly KeptRequest[],
): Checked {
  const { exactly, atMost } = bounds;
  const { atLeast = exactly === undefined && atMost === undefined ? 1 : 0 } = bounds;
  const tooFew = found.length < Math.max(atLeast, exactly ?? 0);
  const ok =
    !tooFew && found.length <= Math.min(atMost ?? Number.POSITIVE_INFINITY, exactly ?? Number.POSITIVE_INFINITY);
  const nearest = tooFew ? nearestOf(match, requests) : undefined;
  const said = Object.entries(bounds).filter(([, value]) => value !== undefined);
  return {
    match,
    ...Object.fromEntries(said),
    ok,
    found: found.length,
    sequences: found.slice(0, SHOWN).map(({ sequence }) => sequence),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

/** Whether each has one that came after one of each before it. */
function isInOrder(found: readonly (readonly KeptRequest[])[]): boolean {
  let after = 0;
  for (const some of found) {
    const next = some.find(({ sequence }) => sequence > after);
    if (next === undefined) return false;
    after = next.sequence;
  }
  return true;
}

function nearestOf(match: Match, requests: readonly KeptRequest[]): Nearest | undefined {
  let nearest: Nearest | undefined;
  for (const one of requests) {
    const differences = differencesOf(match, one);
    if (differences.length > 0 && (nearest === undefined || differences.length <= nearest.differences.length))
      nearest = { sequence: one.sequence, differences };
  }
  return nearest;
}

function differencesOf(match: Match, request: KeptRequest): readonly Difference[] {
  const found: Readonly<Record<string, string | undefined>> = {
    operation: request.operation,
    method: request.method,
    path: request.target.split('?')[0],
    status: String(request.status ?? 0),
    fault: request.fault,
  };
  const { body = {}, ...face } = match;
  const asked = Object.entries(face).flatMap(([field, expected]): [string, string, string | undefined][] =>
    expected === undefined ? [] : [[field, String(expected), found[field]]],
  );
  const inside = Object.entries(body).map(([path, expected]): [string, string, string | undefined] => [
    `body ${path}`,
    expected,
    bodyValue(request.requestBody, path),
  ]);
  return [...asked, ...inside].flatMap(([field, expected, one]) =>
    one !== undefined && fits(one, expected) ? [] : [{ field, expected, found: one ?? null }],
  );
}
