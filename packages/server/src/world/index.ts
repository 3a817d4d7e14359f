export { type Clock, type ClockMode, type ClockOptions, type Timer, worldClock } from './clock.ts';
export { type EpcisObjectEvent, type SensorReport, SUBJECT_NAMES, type Subject } from './epcis.ts';
export { EVENT_KINDS, type EventKind } from './event-kinds.ts';
export {
  type EventFilter,
  type EventLog,
  filterOf,
  type NewEvent,
  type WorldEvent,
  WorldLog,
} from './events.ts';
export { advanceClock, runToNext } from './move.ts';
export { Pending } from './pending.ts';
export { seeded } from './random.ts';
