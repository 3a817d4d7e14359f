import { json, problem, problemOf, type Route, said } from '../route.ts';

export const NAMESPACE_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/control/namespaces',
    id: 'listNamespaces',
    summary: 'Namespaces that have come into being, and the one that was asked.',
    responses: { '200': said('Their names.', 'Namespaces') },
    handle: (_, { namespace, namespaces }) => json({ namespace, namespaces: namespaces?.names() ?? [namespace] }),
  },
  {
    method: 'delete',
    path: '/control/namespaces/{name}',
    id: 'endNamespace',
    summary:
      'End a namespace that is not needed any more, with its sockets; it begins anew when it is asked for again.',
    outside: true,
    parameters: [
      { name: 'name', in: 'path', required: true, description: 'Its name.', schema: { type: 'string', maxLength: 63 } },
    ],
    responses: {
      '204': { description: 'It is gone.' },
      '404': problemOf('There is none of this name.'),
      '409': problemOf('The first one stays, and none ends itself.'),
    },
    async handle({ param }, { namespace, namespaces }) {
      const name = param('name');
      if (namespaces?.names().includes(name) !== true)
        return problem(404, 'Not found', 'There is no namespace of this name; see /control/namespaces.');
      if (name === namespace || !(await namespaces.drop(name)))
        return problem(409, 'It stays', 'The first namespace stays, and none ends itself: ask another one.');
      return { status: 204 };
    },
  },
];
