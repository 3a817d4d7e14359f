export { DESKS } from './desks/index.ts';
export { openAuthority } from './open.ts';
export type { AuthorityRoom } from './room.ts';
