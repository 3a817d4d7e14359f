import { isKouanError } from '@kouan/core';
import { isRefusal, readBody } from '../read-body.ts';
import { JSON_TYPE, json, problem, problemOf, type Route, said } from '../route.ts';
import { socketOrder } from './objects.ts';

const PATH = '/control/sockets';
const NONE = problem(409, 'No sockets', 'This server has no sockets beside HTTP.');

/** Sockets of devices, and a broker, for the namespace that is asked. */
export const SOCKET_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: PATH,
    id: 'listSockets',
    summary: 'Ports of the sockets of devices, and of the broker, that are open for the namespace.',
    outside: true,
    responses: { '200': said('The ports.', 'Sockets') },
    handle: (_, { namespace, namespaces }) => json(namespaces?.sockets?.ports(namespace) ?? {}),
  },
  {
    method: 'put',
    path: PATH,
    id: 'openSockets',
    summary: 'Open sockets of devices, and a broker, for the namespace; those that are open stay where they are.',
    outside: true,
    requestTypes: [JSON_TYPE],
    requestSchema: 'SocketOrder',
    responses: {
      '200': said('The ports.', 'Sockets'),
      '400': problemOf('The request is no JSON.'),
      '409': problemOf('A port is taken.'),
      '415': problemOf('The request is not said to be JSON.'),
      '422': problemOf('The request is none.'),
    },
    async handle({ body }, rooms) {
      const asked = readBody(body, socketOrder);
      if (isRefusal(asked)) return asked;
      const sockets = rooms.namespaces?.sockets;
      if (sockets === undefined) return NONE;
      try {
        const said = Object.entries(asked).filter(([, port]) => port !== undefined);
        return json(await sockets.open(rooms, Object.fromEntries(said)));
      } catch (error) {
        if (isKouanError(error) && error.code === 'ERR_KOUAN_NETWORK') return problem(409, 'Port taken', error.text.en);
        throw error;
      }
    },
  },
  {
    method: 'delete',
    path: PATH,
    id: 'closeSockets',
    summary: 'Close all sockets beside HTTP of the namespace.',
    outside: true,
    responses: { '200': said('None is open.', 'Sockets') },
    async handle(_, { namespace, namespaces }) {
      await namespaces?.sockets?.close(namespace);
      return json({});
    },
  },
];
