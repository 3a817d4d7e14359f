export { openEnvelope, type Seal, sealEnvelope } from './seal.ts';
