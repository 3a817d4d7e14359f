import type { Route } from './route.ts';
import type { RouteTable } from './route-table.ts';

/**
 * Every endpoint, by the first part of its path. What is below one is loaded when the first request goes there, so that a
 * server is ready before it has loaded what nobody has asked yet.
 */
const BELOW: Readonly<Record<string, () => Promise<readonly Route[]>>> = {
  health: async () => (await import('./routes/control.ts')).CONTROL_ROUTES,
  control: async () => (await import('./routes/control-room.ts')).controlRoom(operations),
  events: eventRoutes,
  'events.ndjson': eventRoutes,
  'single-window': async () => (await import('./routes/single-window.ts')).SINGLE_WINDOW_ROUTES,
  authority: async () => (await import('./authority/routes.ts')).AUTHORITY_ROUTES,
  devices: async () => (await import('./devices/routes.ts')).DEVICE_ROUTES,
  signing: async () => (await import('./routes/signing.ts')).SIGNING_ROUTES,
  ebl: async () => (await import('./ebl/routes/table.ts')).EBL_ROUTES,
  '': assetRoutes,
  page: assetRoutes,
};

async function eventRoutes(): Promise<readonly Route[]> {
  const [{ EVENT_ROUTES }, { STREAM_ROUTES }] = await Promise.all([
    import('./routes/events.ts'),
    import('./sinks/routes.ts'),
  ]);
  return [...EVENT_ROUTES, ...STREAM_ROUTES];
}

async function assetRoutes(): Promise<readonly Route[]> {
  return (await import('./page/asset-routes.ts')).ASSET_ROUTES;
}

async function below(part: string): Promise<readonly Route[]> {
  return Object.hasOwn(BELOW, part) ? ((await BELOW[part]?.()) ?? []) : [];
}

async function all(): Promise<readonly Route[]> {
  const rooms = await Promise.all(Object.keys(BELOW).map(below));
  return [...new Set(rooms.flat())];
}

/** Operations that faults and scenarios name. */
async function operations(): Promise<ReadonlySet<string>> {
  return new Set((await all()).map(({ id }) => id));
}

/** Every endpoint. The router and the OpenAPI document are both made from it. */
export const ROUTES: RouteTable = { below, all };
