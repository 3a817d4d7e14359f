export { WEIGHT_PROTOCOLS, WeightSplitter } from './protocols.ts';
export type { WeightProtocol, WeightProtocolName, WeightReading, WeightUnit } from './reading.ts';
export { type Settle, settle, type Weighing } from './settle.ts';
