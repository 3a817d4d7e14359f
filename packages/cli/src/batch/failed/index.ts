export type { Shape } from './gather.ts';
export type { FailedRow } from './rows.ts';
export { failedKind, writeFailed } from './write.ts';
