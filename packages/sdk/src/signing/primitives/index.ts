export * from './ecdsa-form.ts';
export * from './raw.ts';
export * from './sm2.ts';
