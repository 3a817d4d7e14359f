export { importPsrLayout } from './layout.ts';
export type { TextItem } from './text.ts';
