/** A request as a handler sees it. */
export interface Request {
  readonly method: string;
  /** Path and query as they came, without the namespace. */
  readonly target: string;
  readonly query: (name: string) => string | undefined;
  readonly param: (name: string) => string;
  readonly header: (name: string) => string | undefined;
  readonly body: Uint8Array;
}

/** What a handler answers. */
export interface Response {
  readonly status: number;
  /** Nothing for an answer without content. */
  readonly body?: string | Uint8Array;
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
