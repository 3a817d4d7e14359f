const OFFSET_MS = 8 * 3_600_000;

/** The time of China as its messages carry it: to the millisecond, without an offset. */
export const chinaTime = (instant: number): string => new Date(instant + OFFSET_MS).toISOString().slice(0, 23);

/** The same to the second. */
export const chinaSecond = (instant: number): string => chinaTime(instant).slice(0, 19);

/** The day in China, yyyy-MM-dd. */
export const chinaDay = (instant: number): string => chinaTime(instant).slice(0, 10);
