import { hash } from 'node:crypto';
import { chinaDeclaration, chinaDeclarationReceipt } from '@kouan/formats/china/declaration';
import type { Declaration, Receipt, ReceiptState } from '@kouan/sdk';
import { type Course, type Courses, isSentBack } from './course.ts';
import { DueTimer } from './due-timer.ts';
import { importResponse } from './receipt-text.ts';
import type { Accepted, Due, Store } from './store.ts';
import type { Clock, EventLog } from './world/index.ts';

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
  readonly events: EventLog;
  readonly courses: Courses;
  /** Time between two receipts of one declaration, in milliseconds of the server's clock. */
  readonly stepMs: number;
}

const SOURCE = 'single-window';
/** Steps of the clock after which somebody notices that a receipt has not come. */
const PATIENCE = 3;

/** The office a number is made with when the message names none. */
const NO_OFFICE = '0000';

/**
 * Takes declarations in as the Single Window does: an immediate import response, then the business receipts, one step
 * of the clock after the other. The same messages in the same order give the same numbers.
 */
export class SingleWindow {
  private readonly options: SingleWindowOptions;
  /** How often each reference was refused before it was stored. */
  private readonly refused = new Map<string, number>();
  private readonly due: DueTimer;

  constructor(options: SingleWindowOptions) {
    this.options = options;
    const { store, clock } = options;
    this.due = new DueTimer({
      clock,
      writes: store.writes,
      name: 'receipt',
      nextDue: () => store.nextDue(),
      issue: () => this.issue(),
    });
  }

  /** Takes one message in. The same key again gets the same answer, and nothing is taken in twice. */
  take(bytes: Uint8Array, key: string | undefined): Answer {
    const { store, clock } = this.options;
    const contentSha256 = hash('sha256', bytes, 'hex');
    const { document, findings } = chinaDeclaration.decode(bytes);
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
      return this.fail(reference, `暂存失败：${problem}`);
    }
    const before = store.declarations(reference);
    const last = before.at(-1);
    if (this.isTaken(last)) return this.fail(reference, '暂存失败：客户端报关单编号已被使用');
    const bill = (document as Declaration).transport?.transportDocumentNumber;
    const refused = this.refused.get(reference) ?? 0;
    const course = this.choose(reference, before.length + refused + 1, bill);
    if (course.refuse !== undefined) {
      this.refused.set(reference, refused + 1);
      return this.fail(reference, `暂存失败：${course.refuse}`);
    }
    const accepted = this.number(document as Declaration, { reference, key: ownKey, contentSha256, course });
    const answer = importResponse(reference, '暂存成功', accepted.singleWindowNumber);
    const { stepMs } = this.options;
    const dueAt = store.accept(accepted, {
      content: bytes,
      answer,
      course,
      stepMs,
      ...(bill === undefined ? {} : { transportDocument: bill }),
    });
    this.tell(accepted, bill);
    if (dueAt !== undefined) this.due.await(dueAt);
    return { outcome: 'stored', body: answer, at: accepted.acceptedAt };
  }

  /** What would be answered; nothing is taken in. */
  check(bytes: Uint8Array): Answer {
    const { store, clock } = this.options;
    const at = clock.now();
    const { document, findings } = chinaDeclaration.decode(bytes);
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
    const { store } = this.options;
    const key = store.keyNaming(transportDocument);
    if (key === undefined) return undefined;
    const newest = store.receiptsOf(key).at(-1);
    if (newest === undefined) return 'stored';
    const { document } = chinaDeclarationReceipt.decode(new TextEncoder().encode(newest.body));
    return (document as Receipt | undefined)?.state ?? 'unknown';
  }

  /** The answer to a message that is not even looked at. */
  refuse(why: string): Answer {
    return this.fail('', `暂存失败：${why}`);
  }

  private fail(reference: string, note: string): Answer {
    this.options.events.append({
      kind: 'declaration.refused',
      source: SOURCE,
      subject: reference === '' ? {} : { declaration: reference },
      data: { note },
    });
    return { outcome: 'failed', body: importResponse(reference, note), at: this.options.clock.now() };
  }

  private tell(accepted: Omit<Accepted, 'acceptances'>, bill: string | undefined): void {
    const { reference, singleWindowNumber, declarationNumber, contentSha256, course, direction } = accepted;
    this.options.events.append({
      kind: 'declaration.accepted',
      source: SOURCE,
      subject: { declaration: reference, ...(bill === undefined ? {} : { bill }) },
      data: { singleWindowNumber, declarationNumber, direction, course, contentSha256 },
    });
  }

  private issue(): void {
    const { store, clock } = this.options;
    for (const due of store.release(clock.now())) this.issued(due);
  }

  private issued({ reference, sequence, body, summary }: Due): void {
    const { clock, events, stepMs } = this.options;
    const subject = { declaration: reference };
    const { lost, ...said } = summary;
    const bodySha256 = hash('sha256', body, 'hex');
    if (lost !== true) {
      events.append({
        kind: 'receipt.issued',
        source: SOURCE,
        subject,
        data: { ...said, receipt: sequence, bodySha256 },
      });
      return;
    }
    events.append({ kind: 'receipt.lost', source: SOURCE, subject, data: { ...said, bodySha256 } });
    clock.at(clock.now() + PATIENCE * stepMs, 'receipt overdue', () => {
      events.append({ kind: 'alarm.raised', source: SOURCE, subject, data: { code: 'receipt-overdue', ...said } });
    });
  }

  private choose(reference: string, attempt: number, bill: string | undefined): Course {
    const { store, courses } = this.options;
    const billDeclaredAs = (): string | undefined => {
      const key = bill === undefined ? undefined : store.keyNaming(bill);
      const other = key === undefined ? undefined : store.referenceOf(key);
      return other === reference ? undefined : other;
    };
    return courses.choose({ reference, attempt, billDeclaredAs, ...(bill === undefined ? {} : { bill }) });
  }

  /** A reference is free again when what it stood for was sent back. */
  private isTaken(last: Accepted | undefined): boolean {
    const { clock, courses } = this.options;
    return last !== undefined && !(isSentBack(courses.named(last.course)) && clock.now() >= last.closesAt);
  }

  private number(
    document: Declaration,
    known: Pick<Accepted, 'key' | 'contentSha256' | 'reference'> & { readonly course: Course },
  ): Omit<Accepted, 'acceptances'> {
    const { course, ...face } = known;
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
      course: course.name,
      closesAt: now + (course.steps.at(-1)?.after ?? 0) * this.options.stepMs,
      singleWindowNumber: `${direction}${year}${String(serial).padStart(13, '0')}`,
      declarationNumber: `${office}${year}${direction === 'I' ? '1' : '0'}${String(serial).padStart(9, '0')}`,
    };
  }
}
