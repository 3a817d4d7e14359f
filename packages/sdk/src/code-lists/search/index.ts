export type { FoundBy } from './match.ts';
export { type CodeHit, type CodeSearch, type CodeSearchOptions, searchCodes } from './search.ts';
