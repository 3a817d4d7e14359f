/** Evidence of a bill: what proves who holds it, to anybody who has the keys, without a network. @module */
export { EVI } from './catalogue.ts';
export { type Evidence, evidence, readEvidence, writeEvidence } from './evidence.ts';
export { type JudgedEvidence, judgeEvidence } from './judge-evidence.ts';
