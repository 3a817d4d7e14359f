import type { Work } from '../../exchange/store/work.ts';
import type { BillIdentity } from '../register/bill.ts';
import { findBills } from '../register/entries.ts';
import { type Register, type Snapshot, snapshot } from '../register/register.ts';
import { acceptedChains, attachmentsOf } from '../register/transfers.ts';
import { givesWay } from '../statuses.ts';
import type { KnownBill } from './judge-reading.ts';

/** What the register knows of a bill, of its documents, and of other bills under its number; seen in one moment. */
export interface Known extends KnownBill {
  /** Checksums of the documents that are here. */
  readonly documents: readonly string[];
}

interface Gathered {
  readonly own: Snapshot | undefined;
  readonly others: readonly Snapshot[];
  readonly accepted: readonly string[];
  readonly documents: readonly string[];
}

function* gather(id: string, { carrier, reference, subReference }: Omit<BillIdentity, 'checksum'>): Work<Gathered> {
  const own = yield* snapshot(id);
  const others: Snapshot[] = [];
  for (const bill of yield* findBills({ carrier, reference, subReference })) {
    const other = bill.id === id ? undefined : yield* snapshot(bill.id);
    if (other !== undefined) others.push(other);
  }
  return { own, others, accepted: yield* acceptedChains(id), documents: yield* attachmentsOf(id) };
}

/** Looks a bill up by its key and its number. */
export async function knownOf(
  register: Register,
  id: string,
  identity: Omit<BillIdentity, 'checksum'>,
): Promise<Known> {
  const { own, others, accepted, documents } = await register.look(() => gather(id, identity));
  const titles = others.map((one) => register.titleOf(one));
  const living = titles.find(({ state }) => !givesWay(state.status));
  const ended = titles.filter(({ state }) => givesWay(state.status)).at(-1);
  return {
    ...(own === undefined ? {} : { own: { title: register.titleOf(own), chain: own.chain } }),
    ...(living === undefined ? {} : { other: living }),
    ...(ended === undefined ? {} : { ended: ended.bill.id }),
    accepted,
    documents,
  };
}
