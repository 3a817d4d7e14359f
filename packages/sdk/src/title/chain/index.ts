/** Chains of signed acts: how a bill's title is proved (PINT 3.0). @module */
export { CHAIN } from './catalogue.ts';
export * from './checksum.ts';
export { nextEntry, readPayload, type SignedObject, signObject } from './entry.ts';
export { type PlatformKeys, type PlatformKeysOptions, platformKeys, type Signed } from './keys.ts';
export * from './objects.ts';
export {
  type ChainOptions,
  type Lenience,
  linkEntries,
  type ReadChain,
  type ReadEntry,
  readEntries,
  readSigned,
  verifyChain,
} from './verify-chain.ts';
