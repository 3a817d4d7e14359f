import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { Clock, EventLog } from '../world/index.ts';
import type { certificateConfirmation, certificateData, ExchangedCertificate } from './schemas.ts';
import type { DeskStore } from './store.ts';

type Data = z.output<typeof certificateData>;
type Confirmation = z.output<typeof certificateConfirmation>;

/** What came of it, or why nothing did. */
export type Exchanged =
  | { readonly outcome: 'taken' | 'same' | 'answered'; readonly certificate: ExchangedCertificate }
  | { readonly outcome: 'no-number' | 'other-content' | 'unknown' | 'not-addressed' | 'answered-before' };

const PAPER = 'exchanged certificate';
const SOURCE = 'certificate-exchange';

/**
 * Data of certificates of origin from one authority to another: handed in once, looked up by number, answered once. A
 * query can be followed by a confirmation or a refusal; those are the last word.
 */
export class CertificateExchange {
  private readonly store: DeskStore;
  private readonly clock: Clock;
  private readonly events: EventLog;

  constructor(parts: { readonly store: DeskStore; readonly clock: Clock; readonly events: EventLog }) {
    this.store = parts.store;
    this.clock = parts.clock;
    this.events = parts.events;
  }

  submit(data: Data, body: Uint8Array): Exchanged {
    const { number } = data.certificate;
    if (number === undefined || number === '') return { outcome: 'no-number' };
    const contentSha256 = createHash('sha256').update(body).digest('hex');
    const known = this.of(number);
    if (known !== undefined)
      return known.contentSha256 === contentSha256
        ? { outcome: 'same', certificate: known }
        : { outcome: 'other-content' };
    const { issuedBy, to, certificate } = data;
    const one: ExchangedCertificate = {
      number,
      issuedBy,
      to,
      state: 'submitted',
      submittedAt: this.time(),
      contentSha256,
      certificate,
    };
    this.keep(one);
    return { outcome: 'taken', certificate: one };
  }

  answer(number: string, { by, result, note }: Confirmation): Exchanged {
    const known = this.of(number);
    if (known === undefined) return { outcome: 'unknown' };
    if (known.to !== by) return { outcome: 'not-addressed' };
    if (known.state === 'confirmed' || known.state === 'refused')
      return known.state === result ? { outcome: 'same', certificate: known } : { outcome: 'answered-before' };
    const { note: _, ...rest } = known;
    const one: ExchangedCertificate = {
      ...rest,
      state: result,
      answeredAt: this.time(),
      answeredBy: by,
      ...(note === undefined ? {} : { note }),
    };
    this.keep(one);
    return { outcome: 'answered', certificate: one };
  }

  of(number: string): ExchangedCertificate | undefined {
    return this.store.paper<ExchangedCertificate>(PAPER, number);
  }

  /** After a number, in the order of numbers. */
  page(after: string, limit: number): readonly ExchangedCertificate[] {
    return this.store.papers<ExchangedCertificate>(PAPER, after, limit);
  }

  private keep(one: ExchangedCertificate): void {
    this.store.putPaper(PAPER, one.number, one);
    const { number, state, issuedBy, to } = one;
    this.events.append({
      kind: 'certificate.changed',
      source: SOURCE,
      subject: {},
      data: { number, state, issuedBy, to },
    });
  }

  private time(): string {
    return new Date(this.clock.now()).toISOString();
  }
}
