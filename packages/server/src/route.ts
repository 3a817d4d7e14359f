import type { Request, Response } from './request.ts';
import type { Rooms } from './rooms.ts';
import type { SchemaName } from './schemas.ts';

export type { Request, Response } from './request.ts';

/** One endpoint. The router and the OpenAPI document are both made from this table. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** OpenAPI path, `{name}` for parameters. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  /** Media types of the body; another is refused with 415. */
  readonly requestTypes?: readonly string[];
  /** Schema of the body; a message in XML without. */
  readonly requestSchema?: SchemaName;
  /** Octets of the largest body; the server’s own limit without. */
  readonly maxBody?: number;
  /** It looks at what was asked, or takes the state as a whole: it is no part of either. */
  readonly outside?: true;
  /** How it is said that a request cannot be taken; a problem document without. */
  readonly refuse?: (status: number, detail: string, asked: Asked, rooms: Rooms) => Response;
  readonly responses: Readonly<Record<string, Described>>;
  handle(request: Request, rooms: Rooms): Response | Promise<Response>;
}

/** What is known of a request before its body. */
export type Asked = Pick<Request, 'method' | 'target'>;

/** One answer of an endpoint, with the schema of its body. */
export interface Described {
  readonly description: string;
  /** Nothing for an answer without content. */
  readonly mediaType?: string;
  readonly schema?: SchemaName;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export const JSON_TYPE = 'application/json';
export const XML_TYPE = 'application/xml';
const PROBLEM_TYPE = 'application/problem+json';

/** A problem document (RFC 9457). */
export function problem(status: number, title: string, detail: string): Response {
  return { status, mediaType: PROBLEM_TYPE, body: JSON.stringify({ type: 'about:blank', title, status, detail }) };
}

export const json = (value: unknown, status = 200): Response => ({
  status,
  mediaType: JSON_TYPE,
  body: JSON.stringify(value),
});

export const problemOf = (description: string): Described => ({
  description,
  mediaType: PROBLEM_TYPE,
  schema: 'Problem',
});

export const said = (description: string, schema: SchemaName): Described => ({
  description,
  mediaType: JSON_TYPE,
  schema,
});

/** As numbers in addresses are written: digits and nothing else. */
const WHOLE = /^\d{1,15}$/;

/** −1 for what is no whole number. */
export const whole = (text: string): number => (WHOLE.test(text) ? Number(text) : -1);
