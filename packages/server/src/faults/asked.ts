import type { Operation } from './table.ts';

/** What is known of a request before it is answered. */
export interface RequestFace {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly query: (name: string) => string | undefined;
  readonly header: (name: string) => string | undefined;
}

/** What a request is for, and what it is known by: the same request tried again has the same name. */
export interface Purpose {
  readonly operation: Operation;
  readonly name: string;
  /** Idempotency key of a message, or of a question about it. */
  readonly key?: string;
}

const BASE = '/single-window';

/** What a request to a single window is for. */
export function purposeOf({ method, path, query, header }: RequestFace): Purpose {
  const [, kind, last] = path.startsWith(BASE) ? path.slice(BASE.length).split('/') : [];
  const key = header('idempotency-key');
  if (method === 'POST' && kind === 'declarations' && last === undefined)
    return { operation: 'send', name: key ?? '', ...(key === undefined ? {} : { key }) };
  if (kind === 'submissions' && last !== undefined) return { operation: 'lookup', name: last, key: last };
  if (kind === 'receipts') return { operation: 'poll', name: query('cursor') ?? '' };
  return { operation: 'other', name: path };
}
