import type { Text } from '@kouan/core';
import { isAllowed, isNamed, isPrivateAddress } from './address.ts';

/** The part of `fetch` that is used. */
export type FetchLike = (
  url: string,
  init: {
    readonly method: 'GET' | 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: Uint8Array<ArrayBuffer>;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

/** How the world is reached; everything that touches the network is given by the caller. */
export interface RevocationEdge {
  readonly fetch: FetchLike;
  /** Hosts that may be called: `ca.example`, `*.ca.example`, `ca.example:8080`. Nothing else is. */
  readonly allow: readonly string[];
  /**
   * Addresses of a host, so that one which leads into the own network is not called; a host that `allow` names in full
   * may. Not asked without; a resolver that answers otherwise to `fetch` is beyond this check.
   */
  readonly lookup?: (host: string) => Promise<readonly string[]>;
  /** Random octets for the nonce of OCSP; none is sent without. */
  readonly random?: (length: number) => Uint8Array;
  readonly limits?: Partial<CallLimits>;
}

/** What one gathering may cost. */
export interface CallLimits {
  /** Requests in all, redirects included. */
  readonly requests: number;
  /** Octets of one answer. */
  readonly bytes: number;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  /** Milliseconds in all. */
  readonly total: number;
  readonly redirects: number;
}

const LIMITS: CallLimits = { requests: 24, bytes: 16 * 1024 * 1024, timeout: 10_000, total: 30_000, redirects: 2 };

/** One request and how it ended. */
export interface CallOutcome {
  readonly url: string;
  readonly what: 'crl' | 'ocsp' | 'certificate';
  readonly bytes?: number;
  /** Why there is no answer. */
  readonly failed?: Text;
}

/** Calls addresses that certificates name, within limits; never throws for what a host does. */
export class Caller {
  private readonly edge: RevocationEdge;
  private readonly limits: CallLimits;
  private readonly until: number;
  private readonly asked = new Set<string>();
  readonly outcomes: CallOutcome[] = [];

  constructor(edge: RevocationEdge) {
    this.edge = edge;
    this.limits = { ...LIMITS, ...edge.limits };
    this.until = performance.now() + this.limits.total;
  }

  /**
   * The octets behind a URL; asked once each.
   *
   * @param about what is asked there, where one URL answers many questions
   */
  async call(url: string, what: CallOutcome['what'], body?: Uint8Array, about = ''): Promise<Uint8Array | undefined> {
    const key = `${url} ${about}`;
    if (this.asked.has(key)) return undefined;
    this.asked.add(key);
    const answer = await this.follow(url, body).catch((error: unknown) => reasonOf(error));
    if (answer instanceof Uint8Array) {
      this.outcomes.push({ url, what, bytes: answer.length });
      return answer;
    }
    this.outcomes.push({ url, what, failed: answer });
    return undefined;
  }

  private async follow(start: string, body: Uint8Array | undefined): Promise<Uint8Array | Text> {
    let target = start;
    for (let hops = 0; hops <= this.limits.redirects; hops++) {
      const refusal = await this.refuses(target);
      if (refusal !== undefined) return refusal;
      const left = Math.min(this.limits.timeout, this.until - performance.now());
      const response = await this.edge.fetch(target, {
        method: body === undefined ? 'GET' : 'POST',
        headers: body === undefined ? {} : { 'content-type': 'application/ocsp-request' },
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
        redirect: 'manual',
        signal: AbortSignal.timeout(Math.max(1, Math.ceil(left))),
      });
      const next = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || next === null) return this.body(response);
      await response.body?.cancel();
      // Only these two keep the body (RFC 9110 §15.4).
      if (body !== undefined && response.status !== 307 && response.status !== 308) return REDIRECT;
      if (!URL.canParse(next, target)) return REDIRECT;
      target = new URL(next, target).href;
    }
    return { en: 'too many redirects', zh: '重定向次数过多' };
  }

  private requests = 0;

  private async refuses(target: string): Promise<Text | undefined> {
    if (++this.requests > this.limits.requests || performance.now() >= this.until)
      return { en: 'the limit of requests or of time is reached', zh: '已达到请求次数或时间上限' };
    const url = URL.canParse(target) ? new URL(target) : undefined;
    if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '')
      return { en: 'only http and https are called', zh: '仅支持 http 与 https' };
    if (!isAllowed(url, this.edge.allow))
      return { en: `${url.host} is not among the hosts that may be called`, zh: `${url.host} 不在允许访问之列` };
    if (isNamed(url, this.edge.allow)) return undefined;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const literal = /^[\d.]+$/.test(host) || host.includes(':') ? [host] : [];
    const addresses = literal.length > 0 ? literal : ((await this.edge.lookup?.(host)) ?? []);
    return addresses.some(isPrivateAddress) || host === 'localhost'
      ? { en: `${url.host} is in a private network`, zh: `${url.host} 位于内部网络` }
      : undefined;
  }

  private async body(response: Response): Promise<Uint8Array | Text> {
    const { bytes: most } = this.limits;
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel();
      return { en: `the host answered ${response.status}`, zh: `对方返回 ${response.status}` };
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.length;
      // Leaving the loop cancels the body.
      if (size > most) return { en: `the answer is larger than ${most} bytes`, zh: `响应超过 ${most} 字节` };
      parts.push(part);
    }
    return new Uint8Array(Buffer.concat(parts));
  }
}

const REDIRECT: Text = { en: 'the host redirects in a way that is not followed', zh: '对方的重定向方式不被支持' };

function reasonOf(error: unknown): Text {
  const timeout = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  return timeout
    ? { en: 'no answer in time', zh: '响应超时' }
    : { en: 'the host cannot be reached', zh: '无法连接对方' };
}
