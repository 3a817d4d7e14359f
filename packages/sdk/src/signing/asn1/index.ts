export * from './read.ts';
export * from './same.ts';
export * from './values.ts';
export * from './write.ts';
