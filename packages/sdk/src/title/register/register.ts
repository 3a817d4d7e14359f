import { randomUUID } from 'node:crypto';
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { Store, Work } from '../../exchange/store/work.ts';
import type { TitleAct } from '../acts.ts';
import { checksum } from '../chain/checksum.ts';
import { type Whereabouts, whereaboutsOf } from '../chain/whereabouts.ts';
import { type Folded, foldTitle, moves } from '../fold.ts';
import { type NextAct, nextActs } from '../next-acts.ts';
import type { TitleTerms } from '../terms.ts';
import { titleTermsOf } from '../terms-of.ts';
import type { RegisteredBill, RegisteredEntry } from './bill.ts';
import { type CarrierDocument, carrierDocuments } from './carrier-documents.ts';
import { type CarrierSurrender, carrierSurrenders } from './carrier-surrenders.ts';
import * as entries from './entries.ts';
import { forget, forgetAll } from './forget.ts';
import * as releases from './releases.ts';
import { readEntryPayload } from './said.ts';
import { type Surrender, surrendersOf } from './surrenders.ts';
import * as transfers from './transfers.ts';

/** Where a bill stands, read from its chain at this moment. */
export interface BillTitle extends Folded {
  readonly bill: RegisteredBill;
  readonly terms: TitleTerms;
  readonly acts: readonly TitleAct[];
  readonly next: readonly NextAct[];
  /** Where the bill lies by its chain; a transfer that is not answered yet is taken to arrive. */
  readonly whereabouts: Whereabouts;
  /** A transfer that waits for the other platform's answer. */
  readonly transfer?: transfers.Outgoing;
}

/**
 * Bills with their chains, in SQLite or PostgreSQL. It keeps what was signed and says what that comes to; it decides
 * nothing. Everything that is told as done is on disk.
 */
export class Register {
  readonly name: string;
  private readonly store: Store;
  private readonly read_: (document: Uint8Array) => BillOfLading | undefined;

  /** A name that nothing here has. */
  readonly newId: () => string;

  /**
   * @param read reads the transport document of a bill: the SDK knows no format
   * @param newId makes names, none of them twice
   */
  constructor(
    store: Store,
    read: (document: Uint8Array) => BillOfLading | undefined,
    newId: () => string = () => randomUUID(),
  ) {
    this.store = store;
    this.name = store.name;
    this.read_ = read;
    this.newId = newId;
  }

  now(): Date {
    return new Date(this.store.now());
  }

  bill(id: string): Promise<RegisteredBill | undefined> {
    return this.store.read(() => entries.getBill(id));
  }

  find(wanted: { carrier?: string; reference: string; subReference?: string }): Promise<readonly RegisteredBill[]> {
    return this.store.read(() => entries.findBills(wanted));
  }

  /**
   * Every bill, in the order in which they came.
   *
   * @param after id of the last one that was seen; `''` from the beginning
   */
  list(after = '', limit = Number.MAX_SAFE_INTEGER): Promise<readonly RegisteredBill[]> {
    return this.store.read(() => entries.listBills(after, limit));
  }

  chain(id: string): Promise<readonly RegisteredEntry[]> {
    return this.store.read(() => entries.chainOf(id));
  }

  /** Holder, title, status and what can come next: the fold over the chain, with a transfer that is not answered yet. */
  async title(id: string): Promise<BillTitle | undefined> {
    const found = await this.store.read(() => snapshot(id));
    return found === undefined ? undefined : this.titleOf(found);
  }

  /** The same within a transaction of the caller's. */
  titleOf({ bill, chain, transfer }: Snapshot): BillTitle {
    const document = this.read_(bill.document);
    const terms = titleTermsOf(document ?? { type: 'bill-of-lading' });
    const entries = chain.map(({ jws }) => readEntryPayload(jws));
    const acts = entries.flatMap(({ transactions }) => transactions as readonly TitleAct[]);
    const last = acts.at(-1);
    const unanswered = transfer !== undefined && last !== undefined && moves(last);
    const folded = foldTitle(terms, acts, { unanswered });
    return {
      ...folded,
      bill,
      terms,
      acts,
      next: nextActs(terms, folded.state),
      whereabouts: whereaboutsOf(entries),
      ...(transfer === undefined ? {} : { transfer }),
    };
  }

  /** Reads what another room asks of the same tables, all of it at one moment. */
  look<T>(work: () => Work<T>): Promise<T> {
    return this.store.read(work);
  }

  /** Runs a work of another room on the same tables, all of it or nothing. */
  write<T>(work: (now: string) => Work<T>): Promise<T> {
    return this.store.write(() => work(this.now().toISOString()));
  }

  openTransfers(): Promise<readonly transfers.Outgoing[]> {
    return this.store.read(transfers.allOpen);
  }

  incoming(reference: string): Promise<transfers.Incoming | undefined> {
    return this.store.read(() => transfers.getIncoming(reference));
  }

  /** What the entries say of every chain of a bill that was accepted here. */
  accepted(id: string): Promise<readonly string[]> {
    return this.store.read(() => transfers.acceptedChains(id));
  }

  /** Keeps a document that goes along with a bill; answers with its checksum. */
  async attach(id: string, content: Uint8Array): Promise<string> {
    const sum = checksum(content);
    await this.write((now) => transfers.addAttachment(id, sum, content, now));
    return sum;
  }

  attachments(id: string): Promise<readonly string[]> {
    return this.store.read(() => transfers.attachmentsOf(id));
  }

  attachment(id: string, checksum: string): Promise<Uint8Array | undefined> {
    return this.store.read(() => transfers.attachment(id, checksum));
  }

  /**
   * Keeps the digest of a code with which the goods may leave once; an earlier one that was not used counts no more.
   * `false` when the goods have left.
   */
  addRelease(billId: string, digest: string): Promise<boolean> {
    return this.write((now) => releases.add(billId, digest, now));
  }

  /**
   * Uses a code; `undefined` when there is none such, or it was used. Of two that try at once one has it.
   *
   * @param only the bill that it must be for; a code for another one stays unused
   */
  useRelease(digest: string, by: string, only?: string): Promise<string | undefined> {
    return this.write((now) => releases.use(digest, by, now, only));
  }

  /** Surrenders of a bill that this platform has brought to the carrier, the oldest first. */
  surrenders(billId: string): Promise<readonly Surrender[]> {
    return this.store.read(() => surrendersOf(billId));
  }

  /** Transport documents of a carrier, the oldest first. */
  carrierDocuments(): Promise<readonly CarrierDocument[]> {
    return this.store.read(carrierDocuments);
  }

  /** Surrenders that a carrier was asked to decide, the oldest first. */
  carrierSurrenders(): Promise<readonly CarrierSurrender[]> {
    return this.store.read(carrierSurrenders);
  }

  /** Forgets everything under a number, or everything; for servers of tests only. Answers with how much that was. */
  forget(reference?: string): Promise<number> {
    return this.store.write(() => (reference === undefined ? forgetAll() : forget(reference)));
  }

  close(): Promise<void> {
    return this.store.close();
  }
}

/** A bill, its chain, and what is on its way, seen in one moment. */
export interface Snapshot {
  readonly bill: RegisteredBill;
  readonly chain: readonly RegisteredEntry[];
  readonly transfer?: transfers.Outgoing;
}

export function* snapshot(id: string): Work<Snapshot | undefined> {
  const bill = yield* entries.getBill(id);
  return bill === undefined ? undefined : yield* snapshotOf(bill);
}

/** The same for a bill that was found. */
export function* snapshotOf(bill: RegisteredBill): Work<Snapshot> {
  const chain = yield* entries.chainOf(bill.id);
  const transfer = yield* transfers.openOutgoing(bill.id);
  return { bill, chain, ...(transfer === undefined ? {} : { transfer }) };
}
