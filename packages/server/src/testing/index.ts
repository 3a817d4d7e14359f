/**
 * A single window for the tests of others: in memory, on its own clock, faulty when it is told to.
 *
 * @module
 */
export type { FaultRates } from '../faults/draw.ts';
export { FAULTS, type Fault, type FaultName, type Operation as FaultOperation } from '../faults/table.ts';
export type { Accepted } from '../store.ts';
export { FakeClock } from './clock.ts';
export { type Met, type TestPort, type TestPortOptions, testPort } from './port.ts';
