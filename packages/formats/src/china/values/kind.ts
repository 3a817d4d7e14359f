import type { Value } from '../../syntax/value.ts';

const STEPS: Readonly<Record<string, string>> = { '0': 'one-step', '5': 'summary', '6': 'complete' };
const STEP_CODES = new Map(Object.entries(STEPS).map(([code, step]) => [step, code]));

/** 单据类型 (DecHead/Type): positions 1–2 category, 3 step of a two-step declaration, 7 combined port. */
export const KIND: Value = {
  expected: 'positions 1-2 category, 3 = 0, 5 or 6, 7 = Z',
  identity: false,
  read(raw) {
    if (raw.length > 7) return undefined;
    const category = raw.slice(0, 2).trimEnd();
    const stepCode = (raw[2] ?? '').trim();
    const step = stepCode === '' ? undefined : STEPS[stepCode];
    if (stepCode !== '' && step === undefined) return undefined;
    const combined = raw[6];
    if (combined !== undefined && combined !== 'Z' && combined !== ' ') return undefined;
    const kind = {
      ...(category === '' ? {} : { category }),
      ...(step === undefined ? {} : { step }),
      ...(combined === 'Z' ? { combinedPort: true } : {}),
    };
    return Object.keys(kind).length === 0 ? undefined : kind;
  },
  write(value) {
    const { category = '', step, combinedPort } = value as { category?: string; step?: string; combinedPort?: boolean };
    const code = step === undefined ? '' : STEP_CODES.get(step);
    if (category.length > 2 || code === undefined) return undefined;
    const head = code === '' ? category : category.padEnd(2) + code;
    return combinedPort === true ? `${head.padEnd(6)}Z` : head;
  },
};
