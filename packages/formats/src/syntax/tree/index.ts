export * from './build.ts';
export { TREE } from './catalogue.ts';
export * from './decimal.ts';
export * from './message.ts';
export * from './node.ts';
export * from './values.ts';
export * from './xml.ts';
