import type { TitleAct } from '../acts.ts';
import type { BillIdentity } from '../register/bill.ts';
import type { Surrender } from '../register/surrenders.ts';
import { surrenderRequestOf } from '../surrender/request.ts';
import type { TitleTerms } from '../terms.ts';
import { titleTermsOf } from '../terms-of.ts';
import { isSurrender, issuedOn } from './destination.ts';
import { actsIn } from './judge-envelope.ts';
import { identityOf, type ReadEnvelope } from './read-envelope.ts';
import type { ReadingContext } from './reading-context.ts';

/** A chain that ends with a surrender, where the bill was issued. */
interface Ending {
  readonly number: Pick<BillIdentity, 'reference' | 'subReference'>;
  readonly terms: TitleTerms;
  readonly acts: readonly TitleAct[];
  /** Checksum of the entry that surrenders: the request is known by it, and no other ever has it. */
  readonly entry: string;
}

/** What the carrier is to be asked, where the last act surrenders the bill and this platform is the one to ask. */
export function surrenderAfter(
  { number, terms, acts, entry }: Ending,
  issuing: string | undefined,
  here: string,
): Pick<Surrender, 'reference' | 'request'> | undefined {
  const last = acts.at(-1);
  if (last === undefined || !isSurrender(last) || issuing !== here) return undefined;
  const made = surrenderRequestOf(number, terms, acts, entry);
  return 'request' in made
    ? { reference: entry, request: new TextEncoder().encode(JSON.stringify(made.request)) }
    : undefined;
}

/** The same for a chain that comes in an envelope. */
export const surrenderIn = (
  read: ReadEnvelope,
  context: ReadingContext,
): Pick<Surrender, 'reference' | 'request'> | undefined =>
  surrenderAfter(
    {
      number: identityOf(read.checked, read.checksum),
      terms: titleTermsOf(read.checked.bill ?? { type: 'bill-of-lading' }),
      acts: actsIn(read, context),
      entry: read.last,
    },
    issuedOn(read.entries[0]?.entry),
    context.platform,
  );
