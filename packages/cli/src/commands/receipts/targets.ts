import { resolve } from 'node:path';
import type { Journal } from '@kouan/sdk/exchange';

const IS_URL = /^[a-z][a-z0-9+.-]*:\/\//i;

/** The endpoint that is named, as the journal names it, or every endpoint of the journal. */
export async function targetsOf(journal: Journal, to: string | undefined): Promise<readonly string[]> {
  if (to === undefined) return journal.targets();
  return [IS_URL.test(to) ? to.replace(/\/+$/, '') : resolve(to)];
}
