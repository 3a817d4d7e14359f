export type * from './assessment.ts';
export { ORG } from './catalogue.ts';
export {
  CLAUSES,
  type Clause,
  type Consignment,
  type Good,
  goodSchema,
  type Inventory,
  type Material,
  type MaterialProof,
  ROLES,
  type Role,
  type WhollyObtained,
} from './input.ts';
export { originJsonSchemas } from './json-schema.ts';
export { assessmentSchema, FORMAT_VERSION } from './output.ts';
export { type ParsedGood, type ParseGoodOptions, parseGood } from './parse-good.ts';
