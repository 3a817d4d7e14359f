import type { JsonValue } from '@kouan/sdk/signing';
import type { WorldEvent } from '../world/index.ts';
import { fits } from './pattern.ts';
import type { EventMatch } from './schema.ts';

/** Whether an event is one that is meant. */
export function matchesEvent(event: WorldEvent, { kind, source, subject = {}, data }: EventMatch): boolean {
  if (event.kind !== kind) return false;
  if (source !== undefined && !fits(event.source, source)) return false;
  for (const [name, pattern] of Object.entries(subject)) {
    const value = event.subject[name as keyof WorldEvent['subject']];
    if (value === undefined || pattern === undefined || !fits(value, pattern)) return false;
  }
  return data === undefined || has(event.data, data);
}

/** Whether a value has everything that another one has: members of objects, whole lists, patterns of texts. */
export function has(value: unknown, wanted: unknown): boolean {
  if (typeof wanted === 'string') return typeof value === 'string' && fits(value, wanted);
  if (Array.isArray(wanted))
    return (
      Array.isArray(value) && value.length === wanted.length && wanted.every((one, index) => has(value[index], one))
    );
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(wanted).every(
    ([name, one]) => Object.hasOwn(value, name) && has((value as Record<string, JsonValue>)[name], one),
  );
}
