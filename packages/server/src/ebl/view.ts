import { createHash } from 'node:crypto';
import {
  type BillTitle,
  type Register,
  type RegisteredEntry,
  readEntryPayload,
  surrenderAskedIn,
} from '@kouan/sdk/title';
import type { Desk } from './desk.ts';

/** One bill in a list. */
export const billSummary = ({ name }: Desk, { bill, state, transfer, whereabouts }: BillTitle) => ({
  id: bill.id,
  platform: name.code,
  carrier: bill.carrier,
  transportDocumentReference: bill.reference,
  transportDocumentSubReference: bill.subReference,
  status: state.status,
  holder: state.holder ?? null,
  titleholder: state.title,
  onItsWayTo: transfer?.platform ?? null,
  /** Only there can anything be done with it. */
  liesOn: whereabouts.on ?? null,
  entries: bill.length,
});

/** One bill with everything that proves where it stands: what a page shows, and what others verify offline. */
export async function billView(desk: Desk, title: BillTitle) {
  const { register } = desk;
  const { bill, state, next, findings, transfer } = title;
  return {
    ...billSummary(desk, title),
    documentChecksum: bill.checksum,
    head: bill.head,
    issuer: state.issuer ?? null,
    surrenderedBy: state.surrenderedBy ?? null,
    reasonCode: state.reasonCode ?? null,
    next,
    findings,
    document: JSON.parse(new TextDecoder().decode(bill.document)) as unknown,
    chain: (await register.chain(bill.id)).map(entryView),
    attachments: await register.attachments(bill.id),
    surrenders: (await register.surrenders(bill.id)).map(({ reference, state: answer, delivered, request }) => ({
      reference,
      answer,
      delivered,
      request: surrenderAskedIn({ request }),
    })),
    transfer:
      transfer === undefined
        ? null
        : { id: transfer.id, platform: transfer.platform, envelopeSha256: sha256(transfer.envelope) },
  };
}

const entryView = ({ position, checksum, jws }: RegisteredEntry) => ({
  position,
  checksum,
  header: JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString('utf8')) as unknown,
  entry: readEntryPayload(jws),
  jws,
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bill that somebody means by its key, or by its number: the newest under it. */
export async function billMeant(register: Register, name: string): Promise<BillTitle | undefined> {
  const title = await register.title(name);
  if (title !== undefined) return title;
  const newest = (await register.find({ reference: name })).at(-1);
  return newest === undefined ? undefined : register.title(newest.id);
}

/** Transport documents at the carrier, with what their platforms have said. */
export const carrierDocumentsView = async (register: Register) =>
  (await register.carrierDocuments()).map((one) => ({
    id: one.id,
    carrier: one.carrier,
    transportDocumentReference: one.reference,
    transportDocumentSubReference: one.subReference,
    documentChecksum: one.checksum,
    platform: one.platform,
    status: one.status,
    issuance: one.issuance,
    answer: one.answer === undefined ? null : (JSON.parse(new TextDecoder().decode(one.answer)) as unknown),
  }));

/** Surrenders that the carrier was asked to decide. */
export const carrierSurrendersView = async (register: Register) =>
  (await register.carrierSurrenders()).map((one) => ({
    reference: one.reference,
    platform: one.platform,
    document: one.documentId,
    state: one.state,
    delivered: one.delivered,
    request: surrenderAskedIn(one),
  }));
