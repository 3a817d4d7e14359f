import { json, type Route, said } from '../route.ts';

export const CONTROL_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/health',
    id: 'health',
    summary: 'Whether the server works, and its own time.',
    responses: { '200': said('It works.', 'Health') },
    handle: (_, { store, clock }) =>
      json({ status: 'ok', time: new Date(clock.now()).toISOString(), declarations: store.count }),
  },
];
