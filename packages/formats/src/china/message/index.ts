export * from './build.ts';
export { codecOf, MAX_BYTES } from './codec.ts';
export type * from './node.ts';
