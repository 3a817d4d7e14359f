import type { Authority } from '../rooms.ts';
import type { Store } from '../store.ts';
import { CertificateExchange } from './exchange.ts';
import { type AuthorityOptions, AuthorityRoom } from './room.ts';
import { DeskStore } from './store.ts';

/** Opens the desks over the store of a namespace. */
export function openAuthority({
  store,
  ...parts
}: Omit<AuthorityOptions, 'store'> & { readonly store: Store }): Authority {
  const desks = new DeskStore(store);
  return {
    authority: new AuthorityRoom({ ...parts, store: desks }),
    exchange: new CertificateExchange({ ...parts, store: desks }),
  };
}
