export { XML } from './catalogue.ts';
export * from './reader.ts';
export * from './writer.ts';
