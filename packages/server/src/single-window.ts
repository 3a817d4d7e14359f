import { createHash } from 'node:crypto';
import { formatByName } from '@kouan/formats';
import type { Declaration, Receipt, ReceiptState } from '@kouan/sdk';
import type { Clock } from './clock.ts';
import { type Scenario, SENT_BACK, scenarioOf } from './scenario.ts';
import type { Accepted, Store } from './store.ts';

/** What the single window answers to one message. */
export interface Answer {
  readonly body: string;
  readonly outcome: 'stored' | 'failed' | 'replayed' | 'key-reused';
  /** When it was given for the first time, by the server's clock. */
  readonly at: number;
}

/** What a single window needs to be the same every run. */
export interface SingleWindowOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly seed: number;
  /** Time between two receipts of one declaration, in milliseconds of the server's clock. */
  readonly stepMs: number;
}

/** The office a number is made with when the message names none. */
const NO_OFFICE = '0000';

/**
 * Takes declarations in as the Single Window does: an immediate import response, then the business receipts, one step
 * of the clock after the other. The same messages in the same order give the same numbers.
 */
export class SingleWindow {
  private readonly options: SingleWindowOptions;

  constructor(options: SingleWindowOptions) {
    this.options = options;
  }

  /** Takes one message in. The same key again gets the same answer, and nothing is taken in twice. */
  take(bytes: Uint8Array, key: string | undefined): Answer {
    const { store, clock } = this.options;
    const contentSha256 = createHash('sha256').update(bytes).digest('hex');
    const { document, findings } = formatByName('china.declaration').decode(bytes);
    const reference = (document as Declaration | undefined)?.clientReference ?? '';
    // Without a key of the sender's, the same message is the same submission.
    const ownKey = key ?? `${reference}:${contentSha256}`;
    const known = store.answered(ownKey);
    const at = known?.at ?? clock.now();
    if (known !== undefined) {
      if (known.contentSha256 !== contentSha256) return { outcome: 'key-reused', body: '', at };
      return { outcome: 'replayed', body: known.answer, at };
    }
    if (document === undefined || reference === '') {
      const problem =
        document === undefined ? (findings[0]?.message.zh ?? '报文无法读取') : '客户端报关单编号（ClientSeqNo）为空';
      return { outcome: 'failed', body: importResponse(reference, `暂存失败：${problem}`), at };
    }
    const before = store.declarations(reference);
    const last = before.at(-1);
    if (this.isTaken(last))
      return { outcome: 'failed', body: importResponse(reference, '暂存失败：客户端报关单编号已被使用'), at };
    const scenario = scenarioOf(this.options.seed, reference, before.length + 1);
    const accepted = this.number(document as Declaration, { reference, key: ownKey, contentSha256, scenario });
    const answer = importResponse(reference, '暂存成功', accepted.singleWindowNumber);
    const { transport } = document as Declaration;
    store.accept(accepted, bytes, answer, this.course(accepted, scenario), transport?.transportDocumentNumber);
    return { outcome: 'stored', body: answer, at: accepted.acceptedAt };
  }

  /** What would be answered; nothing is taken in. */
  check(bytes: Uint8Array): Answer {
    const { store, clock } = this.options;
    const at = clock.now();
    const { document, findings } = formatByName('china.declaration').decode(bytes);
    const reference = (document as Declaration | undefined)?.clientReference ?? '';
    const problem =
      document === undefined
        ? (findings[0]?.message.zh ?? '报文无法读取')
        : reference === ''
          ? '客户端报关单编号（ClientSeqNo）为空'
          : this.isTaken(store.declarations(reference).at(-1))
            ? '客户端报关单编号已被使用'
            : undefined;
    return problem === undefined
      ? { outcome: 'stored', body: importResponse(reference, '检查通过，未暂存', ''), at }
      : { outcome: 'failed', body: importResponse(reference, `检查未通过：${problem}`), at };
  }

  /** State of the newest receipt of the newest declaration that names a transport document; nothing when none does. */
  customsOf(transportDocument: string): ReceiptState | undefined {
    const { store, clock } = this.options;
    const key = store.keyNaming(transportDocument);
    if (key === undefined) return undefined;
    const newest = store.receiptsOf(key, clock.now()).at(-1);
    if (newest === undefined) return 'stored';
    const { document } = formatByName('china.declaration-receipt').decode(new TextEncoder().encode(newest.body));
    return (document as Receipt | undefined)?.state ?? 'unknown';
  }

  /** The answer to a message that is not even looked at. */
  refuse(why: string): Answer {
    return { outcome: 'failed', body: importResponse('', `暂存失败：${why}`), at: this.options.clock.now() };
  }

  /** A reference is free again when what it stood for was sent back. */
  private isTaken(last: Accepted | undefined): boolean {
    return last !== undefined && !(SENT_BACK.has(last.course) && this.options.clock.now() >= last.closesAt);
  }

  private number(
    document: Declaration,
    known: Pick<Accepted, 'key' | 'contentSha256' | 'reference'> & { readonly scenario: Scenario },
  ): Omit<Accepted, 'acceptances'> {
    const { scenario, ...face } = known;
    const { store, clock } = this.options;
    const now = clock.now();
    const year = new Date(now).getUTCFullYear();
    const serial = store.count + 1;
    const direction = document.direction === 'export' ? 'E' : 'I';
    const office = /^\d{4}$/.test(document.declarationOffice ?? '')
      ? (document.declarationOffice as string)
      : NO_OFFICE;
    return {
      ...face,
      office,
      direction,
      acceptedAt: now,
      course: scenario.name,
      closesAt: now + (scenario.steps.at(-1)?.after ?? 0) * this.options.stepMs,
      singleWindowNumber: `${direction}${year}${String(serial).padStart(13, '0')}`,
      declarationNumber: `${office}${year}${direction === 'I' ? '1' : '0'}${String(serial).padStart(9, '0')}`,
    };
  }

  private course(
    accepted: Omit<Accepted, 'acceptances'>,
    scenario: Scenario,
  ): { dueAt: number; reference: string; body: string }[] {
    const { stepMs } = this.options;
    return scenario.steps.map(({ channel, after, note }) => {
      const dueAt = accepted.acceptedAt + after * stepMs;
      const taken = channel !== '7' && channel !== 'Z';
      return {
        dueAt,
        reference: accepted.reference,
        body: result({
          singleWindowNumber: accepted.singleWindowNumber,
          noticedAt: local(dueAt),
          channel,
          note,
          ...(taken
            ? {
                declarationNumber: accepted.declarationNumber,
                declarationOffice: accepted.office,
                declaredAt: local(accepted.acceptedAt),
              }
            : {}),
        }),
      };
    });
  }
}

type Fields = Omit<Receipt, 'type' | 'state' | 'final' | 'stage'>;

function importResponse(clientReference: string, note: string, singleWindowNumber?: string): string {
  return written({
    type: 'receipt',
    stage: 'import',
    state: singleWindowNumber === undefined ? 'failed' : 'stored',
    final: singleWindowNumber === undefined,
    note,
    clientReference,
    ...(singleWindowNumber ? { singleWindowNumber } : {}),
  });
}

function result(fields: Fields): string {
  return written({ type: 'receipt', stage: 'business', state: 'unknown', final: false, ...fields });
}

function written(receipt: Receipt): string {
  const { encode } = formatByName('china.declaration-receipt');
  return new TextDecoder().decode(encode?.(receipt).bytes);
}

/** Receipts carry the time of China without an offset. */
function local(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19);
}
