const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A duration: a whole number with ms, s, m, h or d. */
export const DURATION = /^(\d{1,9})(ms|s|m|h|d)$/;

/** Milliseconds of a duration. */
export function milliseconds(text: string): number {
  const [, count, unit] = DURATION.exec(text) as RegExpExecArray;
  return Number(count) * UNITS[unit as keyof typeof UNITS];
}
