import { type Finding, finding } from '@kouan/core';
import * as z from 'zod';
import { DEV } from '../catalogue.ts';
import { jsonReading } from '../json-reading.ts';

const TIME = /^\d{12}$/;
const time = z.string().regex(TIME).describe('CCYYMMDDHHMM, UTC.');

/** What a seal keeps of its life; entries are only added. */
export const SEAL_ENTRIES = ['sealed', 'opened', 'read', 'battery-low'] as const;

export const sealSchema = z.strictObject({
  kind: z.literal('seal'),
  manufacturerId: z.string().min(1).max(16),
  tagId: z.string().min(1).max(32),
  status: z.enum(['sealed', 'opened']),
  battery: z.enum(['ok', 'low']),
  sealedAt: time.optional(),
  openedAt: time.optional(),
  protocol: z.string().max(16).optional(),
  model: z.string().max(32).optional(),
  /** By the clock of the seal. */
  sealTime: time,
  /** By the clock of the reader. */
  readAt: z.iso.datetime({ offset: true }),
  container: z.string().max(16).optional(),
  lane: z.string().max(64).optional(),
  log: z
    .array(z.strictObject({ at: time, entry: z.enum(SEAL_ENTRIES) }))
    .max(1_000)
    .default([]),
});

/** What a reader has got from an electronic seal: the fields of ISO 18185, in JSON of ours. */
export type SealReading = z.output<typeof sealSchema>;

/** Seconds a day by which the clock of a seal may be off (ISO 18185). */
const DRIFT_A_DAY = 5;
const DAY_MS = 86_400_000;
/** A time of the seal names a minute and no second. */
const MINUTE_MS = 60_000;

/** Readings of seals as JSON. */
export const seal = jsonReading(sealSchema, looked);

/** Identity of a seal: its manufacturer and its tag. */
export const sealIdOf = ({ manufacturerId, tagId }: SealReading): string => `${manufacturerId}${tagId}`;

/** Milliseconds since the epoch of a time of a seal. */
export function sealInstant(text: string): number {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
}

/** A time as a seal has it. */
export const sealTime = (instant: number): string => new Date(instant).toISOString().slice(0, 16).replace(/[-T:]/g, '');

/** What two readings of one seal say together: its log only grows. */
export function compareSealLogs(before: SealReading, after: SealReading): Finding[] {
  const grown = before.log.every(({ at, entry }, place) => {
    const same = after.log[place];
    return same?.at === at && same.entry === entry;
  });
  return grown ? [] : [finding(DEV.sealLog, '/log')];
}

function looked(reading: SealReading): Finding[] {
  const findings: Finding[] = [];
  const { log, status } = reading;
  if (log.some(({ at }, place) => place > 0 && at < (log[place - 1]?.at ?? '')))
    findings.push(finding(DEV.sealTimes, '/log'));
  const last = log.findLast(({ entry }) => entry === 'sealed' || entry === 'opened')?.entry;
  if (last !== undefined && last !== status)
    findings.push(finding(DEV.sealState, '/status', { found: status, expected: last }));
  const sealed = reading.sealedAt === undefined ? Number.NaN : sealInstant(reading.sealedAt);
  const days = Number.isNaN(sealed) ? 0 : Math.max(0, (Date.parse(reading.readAt) - sealed) / DAY_MS);
  const allowed = DRIFT_A_DAY * Math.ceil(days);
  const off = Math.abs(sealInstant(reading.sealTime) - Date.parse(reading.readAt));
  if (off > allowed * 1_000 + MINUTE_MS)
    findings.push(
      finding(DEV.sealSkew, '/sealTime', { found: String(Math.round(off / 1_000)), expected: String(allowed) }),
    );
  return findings;
}
