export * from './codec.ts';
export * from './node.ts';
export { Reading, type Tolerance } from './read.ts';
export { writeMessage } from './write.ts';
