export * from './codes.ts';
export { KIND } from './kind.ts';
export * from './scalars.ts';
export type { Value } from './value.ts';
