import { EVENT_KINDS, type EventKind } from '@kouan/server';
import type { Context } from '../frame/context.ts';

/** One event as a person reads it: time, sequence, what happened, where, to what, and what matters most of it. */
export function eventCells(event: object, say: Context['say']): readonly string[] {
  const { sequence, time, kind, source, subject, data } = event as Readonly<Record<string, unknown>>;
  const title = EVENT_KINDS[kind as EventKind];
  const about = Object.entries((subject ?? {}) as Record<string, unknown>).map(([name, value]) => `${name}=${value}`);
  const happened = title === undefined ? String(kind) : say(title);
  return [String(time), String(sequence), happened, String(source), about.join('  '), said(data).join('  ')];
}

/** What matters most of some kinds. */
function said(data: unknown): string[] {
  const { verdict, reasons, value, unit, state, decision, channel, note } = (data ?? {}) as Record<string, unknown>;
  if (typeof verdict === 'string') {
    const codes = Array.isArray(reasons) ? reasons.map((one) => String((one as { code?: unknown }).code)) : [];
    return [verdict, ...codes];
  }
  if (typeof value === 'string' && typeof unit === 'string') return [`${value} ${unit}`, String(state ?? '')];
  if (typeof channel === 'string') return [channel, String(note ?? '')];
  const one = [decision, state].find((word) => typeof word === 'string');
  return one === undefined ? [] : [String(one)];
}
