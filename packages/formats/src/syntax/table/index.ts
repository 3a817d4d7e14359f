export * from './catalogue.ts';
export * from './kind.ts';
export * from './read.ts';
export * from './row.ts';
