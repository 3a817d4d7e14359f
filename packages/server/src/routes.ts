import { adminRoutes } from './admin/index.ts';
import { AUTHORITY_ROUTES } from './authority/routes.ts';
import { DEVICE_ROUTES } from './devices/routes.ts';
import { EBL_ROUTES } from './ebl/routes/table.ts';
import { PAGE_ROUTES } from './page/routes.ts';
import { RECORDING_ROUTES } from './recording/index.ts';
import type { Route } from './route.ts';
import { CLOCK_ROUTES } from './routes/clock.ts';
import { CONTROL_ROUTES } from './routes/control.ts';
import { EVENT_ROUTES } from './routes/events.ts';
import { NAMESPACE_ROUTES } from './routes/namespaces.ts';
import { SIGNING_ROUTES } from './routes/signing.ts';
import { SINGLE_WINDOW_ROUTES } from './routes/single-window.ts';
import { SCENARIO_ROUTES } from './scenarios/routes.ts';
import { STREAM_ROUTES } from './sinks/index.ts';

const ROOMS: readonly Route[] = [
  ...CONTROL_ROUTES,
  ...CLOCK_ROUTES,
  ...EVENT_ROUTES,
  ...STREAM_ROUTES,
  ...NAMESPACE_ROUTES,
  ...SCENARIO_ROUTES,
  ...SINGLE_WINDOW_ROUTES,
  ...AUTHORITY_ROUTES,
  ...DEVICE_ROUTES,
  ...SIGNING_ROUTES,
  ...EBL_ROUTES,
  ...PAGE_ROUTES,
];

/** Every endpoint, each room's table after the other. The router and the OpenAPI document are both made from it. */
export const ROUTES: readonly Route[] = [...ROOMS, ...RECORDING_ROUTES, ...adminRoutes(ROOMS)];
