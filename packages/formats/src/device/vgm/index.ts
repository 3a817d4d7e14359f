export { decodeVermas } from './read-vermas.ts';
export {
  kilogramsOf,
  type Vgm,
  type VgmDeclaration,
  vgm,
  vgmDeclarationSchema,
  vgmSchema,
} from './reading.ts';
export { encodeVermas, type VermasEnvelope } from './write-vermas.ts';
