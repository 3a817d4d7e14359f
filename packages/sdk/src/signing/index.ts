export * from './c14n.ts';
export * from './certificate.ts';
export * from './sign.ts';
export * from './signer.ts';
export * from './verification.ts';
export { verify } from './verify.ts';
