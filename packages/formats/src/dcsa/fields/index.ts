export * from './build.ts';
export { DCS } from './catalogue.ts';
export type * from './node.ts';
export * from './read.ts';
export * from './write.ts';
