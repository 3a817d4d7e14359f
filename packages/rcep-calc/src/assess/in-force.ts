import type { Agreement } from './agreement.ts';

const NONE: readonly string[] = [];

/** Whether an agreement binds two Parties on a day. */
export interface Force {
  readonly inForce: boolean;
  /** The first day on which it binds both; undefined when one is no Party. */
  readonly since: string | undefined;
  /** Countries that are no Party. */
  readonly outside: readonly string[];
  /** Parties whose day differs by pair. */
  readonly doubt: readonly string[];
}

/**
 * The agreement binds a pair from the day it is in force for both. Without a day the question is only whether both are
 * Parties.
 *
 * Source: RCEP Article 20.6.
 */
export function inForce(agreement: Agreement, countries: readonly string[], on?: string): Force {
  let since = '';
  let outside = NONE;
  let doubt = NONE;
  for (const country of countries) {
    const party = agreement.parties.get(country);
    if (party === undefined) outside = [...outside, country];
    else {
      if (party.since > since) since = party.since;
      if (party.doubt === true) doubt = [...doubt, country];
    }
  }
  const all = outside.length === 0;
  return { inForce: all && (on === undefined || since <= on), since: all ? since : undefined, outside, doubt };
}
