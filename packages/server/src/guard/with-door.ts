import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Door } from './door.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Lets through the door before anything else. */
export function withDoor(door: Door, listener: Listener): Listener {
  return (request, response) => {
    const refusal = door.refusal(request);
    if (refusal === undefined) return listener(request, response);
    const { status, body, mediaType, headers } = refusal;
    response.writeHead(status, { ...headers, 'content-type': mediaType, connection: 'close' });
    return response.end(body);
  };
}
