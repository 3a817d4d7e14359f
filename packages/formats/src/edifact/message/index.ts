export { as, beside, field, many, moved, one, texts } from './build.ts';
export { codecOf } from './codec.ts';
export type { Codec, Field, Message, Node, Row } from './node.ts';
export { DAY, MOMENT, PREPARED, TIME } from './times.ts';
export * from './values.ts';
