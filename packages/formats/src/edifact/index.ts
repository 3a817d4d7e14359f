export * from '../syntax/edifact/index.ts';
export * from './control/index.ts';
export * from './directory/index.ts';
