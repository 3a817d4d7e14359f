import type { Work } from '../../exchange/store/work.ts';
import { findBills } from '../register/entries.ts';
import { type BillTitle, type Register, type Snapshot, snapshotOf } from '../register/register.ts';
import { acceptedChains, attachmentsOf } from '../register/transfers.ts';
import { givesWay } from '../statuses.ts';
import type { KnownBill } from './judge-reading.ts';
import type { EnvelopeReading } from './reading.ts';

/** What the register knows of a bill, of its documents, and of other bills under its number; seen in one moment. */
export interface Known extends KnownBill {
  /** Checksums of the documents that are here, where the envelope declares any. */
  readonly documents: readonly string[];
}

interface Gathered {
  readonly own: Snapshot | undefined;
  readonly others: readonly Snapshot[];
  readonly accepted: readonly string[];
  readonly documents: readonly string[];
}

/** What is asked about: a bill, and what goes along with it. */
type Asked = Pick<EnvelopeReading, 'billId' | 'identity' | 'documents'>;

function* gather({ billId, identity, documents }: Asked): Work<Gathered> {
  const { carrier, reference, subReference } = identity;
  let own: Snapshot | undefined;
  const others: Snapshot[] = [];
  for (const bill of yield* findBills({ carrier, reference, subReference }))
    if (bill.id === billId) own = yield* snapshotOf(bill);
    else others.push(yield* snapshotOf(bill));
  return {
    own,
    others,
    accepted: own === undefined ? [] : yield* acceptedChains(billId),
    documents: documents.length === 0 ? [] : yield* attachmentsOf(billId),
  };
}

/**
 * Whether a bill keeps its number here: it has not ended, and this platform has it, is sending it, or has issued it. Of one
 * that has passed through and left nobody tells us when it is surrendered and issued anew.
 */
const keepsNumber = ({ state, whereabouts, transfer }: BillTitle, platform: string): boolean =>
  !givesWay(state.status) &&
  (transfer !== undefined || whereabouts.on === platform || whereabouts.issuedOn === platform);

/** Looks a bill up by its key and its number. @param platform this one */
export async function knownOf(register: Register, asked: Asked, platform: string): Promise<Known> {
  const { own, others, accepted, documents } = await register.look(() => gather(asked));
  const titles = others.map((one) => register.titleOf(one));
  const living = titles.find((one) => keepsNumber(one, platform));
  const ended = titles.filter((one) => !keepsNumber(one, platform)).at(-1);
  return {
    ...(own === undefined ? {} : { own: { title: register.titleOf(own), chain: own.chain } }),
    ...(living === undefined ? {} : { other: living }),
    ...(ended === undefined ? {} : { ended: ended.bill.id }),
    accepted,
    documents,
  };
}
