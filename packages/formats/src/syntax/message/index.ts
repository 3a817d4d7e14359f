export * from './codec.ts';
export * from './node.ts';
export { Reading, type ReadingRules, type Row, type Tolerance } from './read.ts';
export type { Says } from './says.ts';
export { writeMessage } from './write.ts';
