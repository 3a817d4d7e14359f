import { seeded } from './world/random.ts';

export { seeded } from './world/random.ts';

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

/** A course that a declaration can take. */
export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
}

const TAKEN: readonly Step[] = [
  { channel: '7', after: 1, note: '直接申报成功' },
  { channel: 'L', after: 2, note: '成功入海关预录入库' },
];
const CLEARED: readonly Step[] = [...TAKEN, { channel: 'J', after: 3, note: '通关无纸化审结' }];
const CLOSED = (from: number): readonly Step[] => [
  { channel: 'P', after: from, note: '报关单放行' },
  { channel: 'R', after: from + 1, note: '已结关' },
];

/** The courses, in the order of the live sequences: released, inspected and released, not accepted, returned. */
export const SCENARIOS = {
  released: { name: 'released', steps: [...CLEARED, ...CLOSED(4)] },
  inspected: { name: 'inspected', steps: [...CLEARED, { channel: 'C', after: 4, note: '查验通知' }, ...CLOSED(5)] },
  rejected: { name: 'rejected', steps: [...TAKEN, { channel: 'E', after: 3, note: '退单：商品编号与品名不符' }] },
  returned: {
    name: 'returned',
    steps: [
      { channel: '7', after: 1, note: '直接申报成功' },
      { channel: 'Z', after: 2, note: '退回修改' },
    ],
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

/** Courses after which the same reference may come again, corrected. */
export const SENT_BACK: ReadonlySet<string> = new Set<ScenarioName>(['rejected', 'returned']);

/** Shares of 100, so that most declarations go through, as they do in life. */
const SHARES: readonly (readonly [ScenarioName, number])[] = [
  ['released', 85],
  ['inspected', 95],
  ['rejected', 98],
  ['returned', 100],
];

/**
 * The course of one declaration. A reference that names one (`…-rejected`) takes it, so that a test can ask for what it
 * needs; all others are drawn by seed and reference. What was sent back and corrected goes through.
 *
 * @param attempt 1 for the first time that a reference is taken in
 */
export function scenarioOf(seed: number, reference: string, attempt = 1): Scenario {
  if (attempt > 1) return SCENARIOS.released;
  const asked = (Object.keys(SCENARIOS) as ScenarioName[]).find((name) => reference.toLowerCase().endsWith(`-${name}`));
  if (asked !== undefined) return SCENARIOS[asked];
  const drawn = seeded(seed, reference) % 100;
  const [name] = SHARES.find(([, upTo]) => drawn < upTo) as readonly [ScenarioName, number];
  return SCENARIOS[name];
}
