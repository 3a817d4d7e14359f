export { type CodeHit, type CodeSearch, type CodeSearchOptions, searchCodes } from './search.ts';
