export { DESKS } from './desks/index.ts';
export type { CertificateExchange } from './exchange.ts';
export { openAuthority } from './open.ts';
export type { AuthorityRoom } from './room.ts';
export { AUTHORITY_ROUTES } from './routes.ts';
