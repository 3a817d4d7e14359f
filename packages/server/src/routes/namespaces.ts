import { json, type Route, said } from '../route.ts';

export const NAMESPACE_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/control/namespaces',
    id: 'listNamespaces',
    summary: 'Namespaces that have come into being, and the one that was asked.',
    responses: { '200': said('Their names.', 'Namespaces') },
    handle: (_, { namespace, namespaces }) => json({ namespace, namespaces: namespaces?.names() ?? [namespace] }),
  },
];
