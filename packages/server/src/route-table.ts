import type { Route } from './route.ts';

/** Endpoints by the first part of their path. */
export interface RouteTable {
  /** What begins with `/{part}`, loaded with the first question. */
  below(part: string): Promise<readonly Route[]>;
  /** All there are. */
  all(): Promise<readonly Route[]>;
}

/** Where the OpenAPI document is. */
export const OPENAPI_PATH = '/openapi.json';

/** First part of a path or target: `control` of `/control/clock?x=1`. */
export const firstPart = (path: string): string => /^\/([^/?]*)/.exec(path)?.[1] ?? '';
