import type { Route } from '../route.ts';
import { faultRoutes } from './fault-routes.ts';
import { REQUEST_ROUTES } from './request-routes.ts';
import { SOCKET_ROUTES } from './socket-routes.ts';
import { STATE_ROUTES } from './state-routes.ts';

/**
 * How a server is looked at and told what to do.
 *
 * @param operations names of all endpoints, which faults may be for
 */
export const adminRoutes = (operations: () => Promise<ReadonlySet<string>>): readonly Route[] => [
  ...REQUEST_ROUTES,
  ...faultRoutes(operations),
  ...STATE_ROUTES,
  ...SOCKET_ROUTES,
];
