export * from './codec.ts';
export * from './node.ts';
export { Reading } from './read.ts';
export type { Tolerance } from './rules.ts';
export { writeMessage } from './write.ts';
