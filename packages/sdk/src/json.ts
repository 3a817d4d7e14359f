/**
 * JSON that is the same to everybody: read so that it has one meaning only, written in its canonical form.
 *
 * @module
 */
export { canonicalJson, canonicalJsonText } from './signing/json/canonical-json.ts';
export { type JsonLimits, type JsonObject, type JsonValue, readJson } from './signing/json/read-json.ts';
export { REFUSALS, type RefusalName, Refused } from './signing/json/refusals.ts';
