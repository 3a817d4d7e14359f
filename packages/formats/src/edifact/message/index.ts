export { as, beside, field, many, moved, one, type Part, texts } from './build.ts';
export { EDM } from './catalogue.ts';
export { codecOf } from './codec.ts';
export type { Codec, Message, Node, Row } from './node.ts';
export { DAY, MOMENT, PREPARED, TIME } from './times.ts';
export * from './values.ts';
