import { adminRoutes } from '../admin/index.ts';
import { PAGE_ROUTES } from '../page/routes.ts';
import { RECORDING_ROUTES } from '../recording/routes.ts';
import type { Route } from '../route.ts';
import { SCENARIO_ROUTES } from '../scenarios/routes.ts';
import { CLOCK_ROUTES } from './clock.ts';
import { NAMESPACE_ROUTES } from './namespaces.ts';

/**
 * Everything below `/control`: how the server is looked at and told what to do.
 *
 * @param operations names of all endpoints
 */
export const controlRoom = (operations: () => Promise<ReadonlySet<string>>): readonly Route[] => [
  ...CLOCK_ROUTES,
  ...NAMESPACE_ROUTES,
  ...SCENARIO_ROUTES,
  ...PAGE_ROUTES,
  ...RECORDING_ROUTES,
  ...adminRoutes(operations),
];
