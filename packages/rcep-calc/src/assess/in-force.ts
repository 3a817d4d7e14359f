import type { Agreement } from './agreement.ts';

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
  const parties = countries.map((country) => agreement.parties.get(country));
  const outside = countries.filter((_, index) => parties[index] === undefined);
  const known = parties.filter((party) => party !== undefined);
  const since = known.reduce((latest, party) => (party.since > latest ? party.since : latest), '');
  return {
    inForce: outside.length === 0 && (on === undefined || since <= on),
    since: outside.length === 0 ? since : undefined,
    outside,
    doubt: known.filter((party) => party.doubt === true).map((party) => party.country),
  };
}
