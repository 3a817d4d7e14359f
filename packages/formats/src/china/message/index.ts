export { type Group, type Leaf, MAX_BYTES, type Message, type Node } from '../../syntax/message/index.ts';
export * from './build.ts';
export { codecOf } from './codec.ts';
