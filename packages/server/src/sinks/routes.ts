import { problem, problemOf, type Route } from '../route.ts';
import { EVENT_FILTERS } from '../routes/events.ts';

const AFTER = {
  name: 'after',
  in: 'query',
  description: 'Sequence of the last event that is known, 0 for all, `now` for what is still to come. 0 without.',
  schema: { type: 'string', pattern: '^(\\d{1,15}|now)$' },
} as const;

const LAST_EVENT_ID = {
  name: 'Last-Event-ID',
  in: 'header',
  description: 'The same, as browsers send it when they connect again.',
  schema: { type: 'string' },
} as const;

/** The streams in the OpenAPI document. On a server its sockets take them before the router does. */
const stream = (path: string, id: string, summary: string, mediaType: string): Route => ({
  method: 'get',
  path,
  id,
  summary,
  parameters: [AFTER, LAST_EVENT_ID, ...EVENT_FILTERS],
  responses: {
    '200': { description: 'It does not end by itself.', mediaType, schema: 'EventStream' },
    '400': problemOf('The sequence is none.'),
    '503': problemOf('Too many listen already.'),
  },
  handle: () => problem(501, 'No sockets', 'Streams need a server that listens.'),
});

export const STREAM_ROUTES: readonly Route[] = [
  stream('/events/stream', 'streamEvents', 'Events as they happen, as server-sent events.', 'text/event-stream'),
  stream('/events.ndjson', 'followEvents', 'Events as they happen, one JSON line each.', 'application/x-ndjson'),
  {
    method: 'get',
    path: '/events/socket',
    id: 'openEventSocket',
    summary: 'Events as they happen over a WebSocket, one JSON text message each.',
    parameters: [AFTER, ...EVENT_FILTERS],
    responses: { '426': problemOf('It is for WebSockets.') },
    handle: () => problem(426, 'Upgrade required', 'This address is for WebSockets.'),
  },
];
