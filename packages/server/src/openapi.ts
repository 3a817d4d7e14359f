import { JSON_TYPE, problemOf, type Route } from './route.ts';
import { OPENAPI_PATH } from './route-table.ts';
import { ROUTES } from './routes.ts';
import { named } from './schema-words.ts';

type Described = Omit<Route, 'handle' | 'refuse'>;

/** It describes itself too. */
const SELF: Described = {
  method: 'get',
  path: OPENAPI_PATH,
  id: 'openApi',
  summary: 'This document.',
  responses: { '200': { description: 'OpenAPI 3.1.', mediaType: JSON_TYPE, schema: 'OpenApi' } },
};

/** What every endpoint can answer. */
const EVERYWHERE: Described['responses'] = {
  '400': problemOf('The request, or the namespace that it names, is none.'),
  '409': problemOf('There are too many namespaces.'),
  '413': problemOf('The request is too large.'),
  '421': problemOf('The request names another host than this machine.'),
  '500': problemOf('The server made a mistake.'),
  '503': problemOf('What has come cannot be kept: the disk is full, or gone.'),
};

/** The OpenAPI 3.1 document, made from the table of routes. */
export async function openApi(version: string): Promise<unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of [...(await ROUTES.all()), SELF])
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'kouan reference server',
      version,
      description:
        'Replays the endpoints of a single window, of two platforms of electronic bills of lading, and of their carrier. ' +
        'Every path is there under /ns/{name} too, with a state of its own; so it is with the header Kouan-Namespace.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas: (await import('./schemas.ts')).SCHEMAS },
  };
}

function operation(route: Described): unknown {
  return {
    operationId: route.id,
    summary: route.summary,
    ...(route.parameters === undefined
      ? {}
      : { parameters: route.parameters.map((one) => ({ required: false, ...one })) }),
    ...(route.requestTypes === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              route.requestTypes.map((type) => [type, { schema: named(route.requestSchema ?? 'Message') }]),
            ),
          },
        }),
    responses: Object.fromEntries(
      Object.entries({ ...EVERYWHERE, ...route.responses }).map(([status, { description, mediaType, schema }]) => [
        status,
        {
          description,
          ...(mediaType === undefined || schema === undefined
            ? {}
            : { content: { [mediaType]: { schema: named(schema) } } }),
        },
      ]),
    ),
  };
}
