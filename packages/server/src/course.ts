import { MAGIC, type MagicOutcome } from '@kouan/sdk/magic';
import { seeded } from './world/random.ts';

/** One receipt that the single window will give: its channel and how many steps after the declaration was taken in. */
export interface Step {
  readonly channel: string;
  readonly after: number;
  readonly note: string;
  /** Steps after which it can be had, where that is not when it is dated: it comes late, or out of order. */
  readonly arrives?: number;
  /** It is never had, or had twice. */
  readonly fate?: 'lost' | 'doubled';
}

/** What a declaration comes to. */
export interface Course {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Why it is not even stored; it has no steps then. */
  readonly refuse?: string;
}

/** What is written on a receipt that says nothing else, by its channel. */
export const NOTES: Readonly<Record<string, string>> = {
  '7': '直接申报成功',
  L: '成功入海关预录入库',
  J: '通关无纸化审结',
  C: '查验通知',
  P: '报关单放行',
  R: '已结关',
  E: '退单：商品编号与品名不符',
  Z: '退回修改',
};

type Told = Pick<Step, 'arrives' | 'fate'>;

const step = (channel: string, after: number, told: Told = {}): Step => ({
  channel,
  after,
  note: NOTES[channel] ?? '',
  ...told,
});

/** Steps of a course, one after the other. */
const steps = (channels: string, told: (after: number, channel: string) => Told = () => ({})): readonly Step[] =>
  [...channels].map((channel, index) => step(channel, index + 1, told(index + 1, channel)));

const THROUGH = '7LJPR';
/** When each receipt arrives that comes out of order: whoever sorts by arrival gets two of them wrong. */
const REORDERED: readonly number[] = [1, 3, 2, 5, 4];
/** Steps after which late ones arrive, beside the two that customs gives at once. */
const LATE_BY = 30;

/** The courses by the outcome that a reference can choose, in the order of the live sequences. */
export const COURSES = {
  released: { name: 'released', steps: steps(THROUGH) },
  inspected: { name: 'inspected', steps: steps('7LJCPR') },
  rejected: { name: 'rejected', steps: steps('7LE') },
  returned: { name: 'returned', steps: steps('7Z') },
  signatureRefused: { name: 'signatureRefused', steps: [], refuse: '数字签名校验未通过' },
  late: { name: 'late', steps: steps(THROUGH, (after) => (after > 2 ? { arrives: after + LATE_BY } : {})) },
  lost: { name: 'lost', steps: steps(THROUGH, (_, channel) => (channel === 'P' ? { fate: 'lost' } : {})) },
  doubled: { name: 'doubled', steps: steps(THROUGH, () => ({ fate: 'doubled' })) },
  reordered: {
    name: 'reordered',
    steps: steps(THROUGH, (after) => ({ arrives: REORDERED[after - 1] ?? after })),
  },
} as const satisfies Record<MagicOutcome, Course>;

/** Channels by which a declaration comes back, to be corrected under the same reference. */
const SENT_BACK: ReadonlySet<string> = new Set(['E', 'Z']);

/** What there is to know of a declaration when its course is chosen. */
export interface Declared {
  readonly reference: string;
  /** 1 for the first time that the reference comes. */
  readonly attempt: number;
  readonly bill?: string;
  /** Another reference whose declaration names the same bill. */
  billDeclaredAs(): string | undefined;
}

/** Who chooses the courses of a single window. */
export interface Courses {
  choose(declared: Declared): Course;
  /** A course by the name that the store keeps. */
  named(name: string): Course | undefined;
}

/** The courses that come with the server, chosen by reference or drawn. */
export const drawnCourses = (seed: number): Courses => ({
  choose: ({ reference, attempt }) => courseOf(seed, reference, attempt),
  named: (name) => (Object.hasOwn(COURSES, name) ? COURSES[name as MagicOutcome] : undefined),
});

/** Whether the same reference may come again once a course is over. */
export const isSentBack = (course: Course | undefined): boolean =>
  course?.steps.some(({ channel }) => SENT_BACK.has(channel)) ?? false;

/** Shares of 100, so that most declarations go through, as they do in life. */
const SHARES: readonly (readonly [MagicOutcome, number])[] = [
  ['released', 85],
  ['inspected', 95],
  ['rejected', 98],
  ['returned', 100],
];

const OUTCOMES = Object.entries(MAGIC) as readonly [MagicOutcome, string][];

/**
 * The course of one declaration. A reference that chooses one (`…-rejected`, {@link MAGIC}) takes it, so that a test can
 * ask for what it needs; all others are drawn by seed and reference. What was sent back and corrected goes through.
 *
 * @param attempt 1 for the first time that a reference comes
 */
export function courseOf(seed: number, reference: string, attempt = 1): Course {
  if (attempt > 1) return COURSES.released;
  const asked = OUTCOMES.find(([, suffix]) => reference.toLowerCase().endsWith(suffix));
  if (asked !== undefined) return COURSES[asked[0]];
  const drawn = seeded(seed, reference) % 100;
  const [name] = SHARES.find(([, upTo]) => drawn < upTo) as readonly [MagicOutcome, number];
  return COURSES[name];
}
