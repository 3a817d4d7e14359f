/** Code lists and the twins between national and international codes. @module */
export * from './code-list.ts';
export * from './twins.ts';
