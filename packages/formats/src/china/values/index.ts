export { oneOf, separated, textLike, type Value } from '../../syntax/value.ts';
export * from './codes.ts';
export { KIND } from './kind.ts';
export * from './old-codes.ts';
export * from './scalars.ts';
export * from './times.ts';
