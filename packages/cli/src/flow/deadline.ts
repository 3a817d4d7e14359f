import { isDay, resolvePointer } from '@kouan/core';
import type { Document } from '@kouan/sdk';
import { type Options, textOf } from '../frame/command.ts';
import { millisecondsOf } from '../frame/duration.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';

export const DEADLINE: OptionSpec = {
  flags: '--deadline <limit>',
  about: {
    en: 'until when each must be accepted: a field with a date (/transport/entryExitDate+14d), a time from now (+48h), an instant, or none (default: imports 14 days after arrival)',
    zh: '须受理的期限：日期字段（/transport/entryExitDate+14d）、自现在起的时长（+48h）、时刻，或 none（默认：进口为运输工具进境后 14 日）',
  },
};

export const ALARM: OptionSpec = {
  flags: '--alarm <duration>',
  about: { en: 'tell of time limits so long before', zh: '期限前多久提醒' },
  fallback: '24h',
};

/** Where the time limit of a document comes from. */
export type Limit =
  | { readonly kind: 'none' }
  /** Milliseconds since 1970. */
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'field'; readonly pointer: string; readonly afterMs: number };

const FIELD = /^(\/[^+]*)(?:\+(\w+))?$/;
const OFFSET = /(Z|[+-]\d{2}:\d{2})$/;

/** The limit that the option says, or nothing. */
export function limitOption(options: Options, now: Date): Limit | undefined {
  const text = textOf(options, 'deadline');
  if (text === undefined) return undefined;
  if (text === 'none') return { kind: 'none' };
  if (text.startsWith('+')) {
    const ms = millisecondsOf(text.slice(1));
    if (ms !== undefined) return { kind: 'instant', at: now.getTime() + ms };
  }
  const [, pointer, after = '0s'] = FIELD.exec(text) ?? [];
  const afterMs = millisecondsOf(after);
  if (pointer !== undefined && afterMs !== undefined) return { kind: 'field', pointer, afterMs };
  const at = instantOf(text);
  if (at !== undefined) return { kind: 'instant', at };
  throw usage(
    { en: `--deadline is no time limit: ${text}`, zh: `--deadline 不是期限：${text}` },
    {
      en: 'Write /transport/entryExitDate+14d, +48h, 2026-01-31T12:00:00+08:00, or none.',
      zh: '格式如 /transport/entryExitDate+14d、+48h、2026-01-31T12:00:00+08:00 或 none。',
    },
  );
}

/** Article 24 of the Customs Law of China: imports are declared within 14 days of the entry of their transport. */
const IMPORT: Limit = { kind: 'field', pointer: '/transport/entryExitDate', afterMs: 14 * 86_400_000 };

/** What a document says of its limit: an instant, nothing, or the field that should say it and does not. */
export interface Read {
  /** ISO 8601 in UTC. */
  readonly deadline?: string;
  /** Pointer of a field that was named and holds no date. */
  readonly unread?: { readonly pointer: string; readonly found?: string };
}

/** The time limit of one document. */
export function deadlineOf(document: Document, asked: Limit | undefined): Read {
  const isImport = document.type === 'declaration' && document.direction === 'import';
  const limit = asked ?? (isImport ? IMPORT : { kind: 'none' as const });
  if (limit.kind === 'none') return {};
  if (limit.kind === 'instant') return { deadline: new Date(limit.at).toISOString() };
  const value = resolvePointer(document, limit.pointer);
  const at = typeof value === 'string' ? instantOf(value) : undefined;
  if (at !== undefined) return { deadline: new Date(at + limit.afterMs).toISOString() };
  // That an import does not say when it arrived is the business of the checks.
  if (asked === undefined) return {};
  return { unread: { pointer: limit.pointer, ...(typeof value === 'string' ? { found: value } : {}) } };
}

/** A day ends at its last second; what tells no offset is the time of China. */
function instantOf(text: string): number | undefined {
  const full = isDay(text) ? `${text}T23:59:59` : text;
  if (!isDay(full.slice(0, 10)) || !/^T\d{2}:\d{2}/.test(full.slice(10))) return undefined;
  const at = Date.parse(OFFSET.test(full) ? full : `${full}+08:00`);
  return Number.isNaN(at) ? undefined : at;
}
