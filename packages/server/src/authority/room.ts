import { createHash } from 'node:crypto';
import { detectFormat, HEAD_BYTES } from '@kouan/formats';
import type { Document } from '@kouan/sdk';
import { type Course, type Courses, isSentBack } from '../course.ts';
import { DueTimer, untilWritten } from '../due-timer.ts';
import type { Answer } from '../single-window.ts';
import type { Clock, EventLog } from '../world/index.ts';
import type { Desk, Facts, Filed } from './desk.ts';
import { PASSED } from './desks/bonded.ts';
import { DESKS, deskFor } from './desks/index.ts';
import { DeskPapers } from './papers.ts';
import { signatureProblem } from './signature.ts';
import type { DeskDue, DeskStore, Taken } from './store.ts';
import { guidOf, nameOf, stateIn, written } from './written.ts';

export interface AuthorityOptions {
  readonly store: DeskStore;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly courses: Courses;
  /** Time between two receipts of one document, in milliseconds of the server's clock. */
  readonly stepMs: number;
}

const PATIENCE = 3;
/** Documents that one message may have. */
const MOST = 100;

/**
 * The desks beside the one for declarations: each takes its messages in, answers at once, and gives its receipts when
 * the clock comes to them. The same messages in the same order give the same numbers.
 */
export class AuthorityRoom {
  readonly store: DeskStore;
  readonly papers: DeskPapers;
  private readonly options: AuthorityOptions;
  private readonly refused = new Map<string, number>();
  private readonly due: DueTimer;

  constructor(options: AuthorityOptions) {
    this.options = options;
    this.store = options.store;
    this.papers = new DeskPapers(options.store);
    // What passes the gate, the gate tells; the desk that gave the pass says so to its holder.
    options.events.subscribe(({ kind, subject, data }) => {
      const verdict = (data as { verdict?: unknown } | undefined)?.verdict;
      if (kind === 'gate.commanded' && verdict === 'lift' && subject.vehicle !== undefined)
        this.passed(subject.vehicle);
    });
    const { store, clock } = options;
    this.due = new DueTimer({
      clock,
      writes: store.writes,
      name: 'receipt of a desk',
      nextDue: () => store.nextDue(),
      issue: () => this.issue(),
    });
  }

  /** The desk for a message, by what it is; nothing where no desk takes it. */
  deskOf(bytes: Uint8Array): Desk | undefined {
    const format = detectFormat(bytes.subarray(0, HEAD_BYTES));
    return format === undefined ? undefined : deskFor(format.name);
  }

  /** Takes one message in. The same key again gets the same answer, and nothing is taken in twice. */
  take(desk: Desk, bytes: Uint8Array, key: string | undefined): Answer {
    const { clock } = this.options;
    const contentSha256 = createHash('sha256').update(bytes).digest('hex');
    const ownKey = key ?? contentSha256;
    const known = this.store.answered(desk.name, ownKey);
    const at = known?.at ?? clock.now();
    if (known !== undefined) {
      if (known.contentSha256 !== contentSha256) return { outcome: 'key-reused', body: '', at };
      return { outcome: 'replayed', body: known.answer, at };
    }
    const { filed, problem } = this.read(desk, bytes);
    if (problem !== undefined) return this.fail(desk, filed, problem);
    const courses = filed.map((one) => this.courseOf(desk, one));
    const refusing = courses.find(({ refuse }) => refuse !== undefined)?.refuse;
    if (refusing !== undefined) {
      for (const one of filed) this.refused.set(nameOf(desk, one), (this.refused.get(nameOf(desk, one)) ?? 0) + 1);
      return this.fail(desk, filed, refusing);
    }
    return this.accept(desk, bytes, { key: ownKey, contentSha256 }, filed, courses);
  }

  /** The answer to a message that is not even looked at. */
  refuse(desk: Desk, why: string): Answer {
    return this.fail(desk, [], why);
  }

  private read(desk: Desk, bytes: Uint8Array): { filed: readonly Filed[]; problem?: string } {
    const format = detectFormat(bytes.subarray(0, HEAD_BYTES));
    if (format === undefined || !desk.formats.includes(format.name))
      return { filed: [], problem: '报文类型不属于此接口' };
    const forged = signatureProblem(bytes, this.options.clock.now());
    if (forged !== undefined) return { filed: [], problem: forged };
    const filed: Filed[] = [];
    for (const { document, findings } of format.decodeAll?.(bytes) ?? [format.decode(bytes)]) {
      if (document === undefined) return { filed, problem: findings[0]?.message.zh ?? '报文无法读取' };
      const one = desk.file(document);
      if (one === undefined) return { filed, problem: '单证没有企业内部编号' };
      const error = findings.find(({ severity }) => severity === 'error');
      if (error !== undefined) return { filed: [...filed, one], problem: error.message.zh };
      if (filed.push(one) > MOST) return { filed, problem: `报文单证超过 ${MOST} 份` };
    }
    if (filed.length === 0) return { filed, problem: '报文中没有单证' };
    const twice = filed.find((one) => !one.amends && this.isTaken(desk, one));
    return twice === undefined ? { filed } : { filed, problem: `编号 ${twice.reference} 已被使用` };
  }

  private accept(
    desk: Desk,
    bytes: Uint8Array,
    face: { key: string; contentSha256: string },
    filed: readonly Filed[],
    courses: readonly Course[],
  ): Answer {
    const { clock, stepMs } = this.options;
    const now = clock.now();
    const position = this.store.next;
    const serials = filed.map((_, index) => position * MOST + index - MOST + 1);
    const numbers = filed.map((one, index) => desk.number(one.document, serials[index] as number, now));
    const factsAt = (index: number, instant: number, mark: string): Facts => ({
      ...(numbers[index] as Pick<Facts, 'singleWindowNumber' | 'documentNumber'>),
      now: instant,
      guid: guidOf(`${desk.name} ${serials[index]} ${mark}`),
    });
    const answer = written(
      desk,
      desk.answer(
        filed,
        filed.map((_, index) => factsAt(index, now, 'answer')),
        undefined,
        now,
      ),
    );
    const due = filed.flatMap((one, index) => {
      const course = courses[index] as Course;
      return course.steps.flatMap(({ channel, after, arrives = after, fate }) => {
        const step = desk.step(channel, one.document);
        if (step === undefined) return [];
        const receipt = desk.receipt(one, step, factsAt(index, now + after * stepMs, `${channel} ${after}`));
        const entry = {
          desk: desk.name,
          dueAt: now + arrives * stepMs,
          reference: one.reference,
          body: written(desk, [receipt]),
          summary: {
            state: '',
            code: step.code,
            note: step.note,
            number: numbers[index]?.documentNumber ?? '',
            ...(fate === 'lost' ? { lost: true as const } : {}),
          },
        };
        const said = { ...entry, summary: { ...entry.summary, state: stateIn(desk, entry.body) } };
        return fate === 'doubled' ? [said, said] : [said];
      });
    });
    const longest = Math.max(0, ...courses.map(({ steps }) => steps.at(-1)?.after ?? 0));
    this.store.accept(
      {
        desk: desk.name,
        ...face,
        references: filed.map((one) => nameOf(desk, one)),
        acceptedAt: now,
        course: courses[0]?.name ?? '',
        closesAt: now + longest * stepMs,
      },
      bytes,
      answer,
      due,
      () => {
        for (const [index, one] of filed.entries())
          this.papers.keep(desk, one, position, numbers[index]?.documentNumber ?? '');
      },
    );
    for (const [index, one] of filed.entries())
      this.options.events.append({
        kind: 'message.accepted',
        source: desk.name,
        subject: desk.subject(one),
        data: {
          type: one.document.type,
          ...numbers[index],
          course: courses[index]?.name ?? '',
          contentSha256: face.contentSha256,
        },
      });
    this.due.await();
    return { outcome: 'stored', body: answer, at: now };
  }

  private passed(vehicle: string): void {
    const pass = this.papers.approvedFor(vehicle);
    if (pass === undefined) return;
    const { clock } = this.options;
    const desk = DESKS.find(({ name }) => name === pass.desk) as Desk;
    const now = clock.now();
    const facts = {
      now,
      singleWindowNumber: '',
      documentNumber: pass.number,
      guid: guidOf(`${pass.number} passed ${now}`),
    };
    const document = { type: 'gate-pass' } as Document;
    const body = written(desk, [desk.receipt({ document, reference: pass.reference, amends: false }, PASSED, facts)]);
    const summary = { state: stateIn(desk, body), code: PASSED.code, note: PASSED.note, number: pass.number };
    const { position, reference } = pass;
    untilWritten({ clock, writes: this.store.writes, name: 'receipt of a desk' }, () => {
      this.store.within(() => this.store.add({ desk: desk.name, position, dueAt: now, reference, body, summary }));
      this.due.await();
    });
  }

  private fail(desk: Desk, filed: readonly Filed[], problem: string): Answer {
    const { events, clock } = this.options;
    const now = clock.now();
    const [one] = filed;
    events.append({
      kind: 'message.refused',
      source: desk.name,
      subject: one === undefined ? {} : desk.subject(one),
      data: { note: problem },
    });
    const facts: Facts = {
      now,
      singleWindowNumber: '',
      documentNumber: '',
      guid: guidOf(`${desk.name} refused ${now} ${problem}`),
    };
    return { outcome: 'failed', body: written(desk, desk.answer(filed, [facts], problem, now)), at: now };
  }

  private courseOf(desk: Desk, one: Filed): Course {
    const before = this.store.of(desk.name, nameOf(desk, one)).length;
    const refused = this.refused.get(nameOf(desk, one)) ?? 0;
    return this.options.courses.choose({
      reference: one.reference,
      attempt: before + refused + 1,
      billDeclaredAs: () => undefined,
    });
  }

  /** A reference is free again when what it stood for was sent back. */
  private isTaken(desk: Desk, one: Filed): boolean {
    const last: Taken | undefined = this.store.of(desk.name, nameOf(desk, one)).at(-1);
    const { clock, courses } = this.options;
    return last !== undefined && !(isSentBack(courses.named(last.course)) && clock.now() >= last.closesAt);
  }

  private issue(): void {
    for (const due of this.store.release(this.options.clock.now())) this.issued(due);
  }

  private issued({ desk: name, reference, sequence, body, summary }: DeskDue): void {
    const { events, clock, stepMs } = this.options;
    const desk = DESKS.find((one) => one.name === name);
    const { lost, ...said } = summary;
    const subject = { declaration: reference };
    const bodySha256 = createHash('sha256').update(body).digest('hex');
    if (lost !== true) {
      events.append({
        kind: 'receipt.issued',
        source: name,
        subject,
        data: { ...said, receipt: sequence, bodySha256 },
      });
      if (desk !== undefined && desk.event !== 'receipt.issued')
        events.append({ kind: desk.event, source: name, subject, data: { ...said } });
      return;
    }
    events.append({ kind: 'receipt.lost', source: name, subject, data: { ...said, bodySha256 } });
    clock.at(clock.now() + PATIENCE * stepMs, 'receipt overdue', () => {
      events.append({ kind: 'alarm.raised', source: name, subject, data: { ...said, code: 'receipt-overdue' } });
    });
  }
}
