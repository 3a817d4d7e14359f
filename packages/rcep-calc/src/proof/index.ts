export * from './back-to-back.ts';
export * from './criteria.ts';
export * from './form.ts';
export * from './time-limits.ts';
