import { ROUTES, type Route } from './routes.ts';

/** The OpenAPI 3.1 document, made from the table of routes. */
export function openApi(version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of ROUTES) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'kouan reference server',
      version,
      description: 'Replays the endpoints of a single window, the same on every run.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
  };
}

function operation(route: Route): unknown {
  return {
    operationId: route.id,
    summary: route.summary,
    ...(route.parameters === undefined
      ? {}
      : { parameters: route.parameters.map((one) => ({ required: false, ...one })) }),
    ...(route.requestType === undefined
      ? {}
      : { requestBody: { required: true, content: { [route.requestType]: { schema: { type: 'string' } } } } }),
    responses: Object.fromEntries(
      Object.entries(route.responses).map(([status, { description, mediaType }]) => [
        status,
        {
          description,
          ...(mediaType === undefined
            ? {}
            : {
                content: {
                  [mediaType]: { schema: mediaType.endsWith('json') ? { type: 'object' } : { type: 'string' } },
                },
              }),
        },
      ]),
    ),
  };
}
