export * from './build.ts';
export { TREE } from './catalogue.ts';
export * from './decimal.ts';
export * from './message.ts';
export * from './node.ts';
export { readTree, type TreeRead, type TreeSyntax } from './read.ts';
export * from './values.ts';
export { type TreeWritten, writeTree } from './write.ts';
export * from './xml.ts';
