import type { Route } from '../route.ts';
import { faultRoutes } from './fault-routes.ts';
import { REQUEST_ROUTES } from './request-routes.ts';
import { SOCKET_ROUTES } from './socket-routes.ts';
import { STATE_ROUTES } from './state-routes.ts';

/**
 * How a server is looked at and told what to do.
 *
 * @param others every other endpoint: faults name them by their operations
 */
export const adminRoutes = (others: readonly Route[]): readonly Route[] => [
  ...REQUEST_ROUTES,
  ...faultRoutes(new Set(others.map(({ id }) => id))),
  ...STATE_ROUTES,
  ...SOCKET_ROUTES,
];
