import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { KouanError } from '@kouan/core';
import { problem, type Response } from '../route.ts';
import { sameSecret } from '../same-secret.ts';
import { Rate } from './rate.ts';

/** Header that shows the token where Authorization is somebody else’s. */
export const TOKEN_HEADER = 'kouan-token';
/** Whether it works may be asked by anybody: what starts containers has no token. */
const OPEN = /^\/health(\?|$)/;
/** Requests a second and address, where others than this machine may come. */
const RATE = 100;
const MIN_TOKEN = 16;

export interface DoorOptions {
  /** Whoever comes must show it; nobody without. */
  readonly token?: string | undefined;
  /** Requests a second and address; 0 for any number. 100 without where others than this machine may come. */
  readonly rateLimit?: number | undefined;
  readonly loopbackOnly: boolean;
}

/** Who comes in. */
export class Door {
  private readonly token: string | undefined;
  private readonly rate: Rate | undefined;
  /** First segment of the addresses by which desks of this server find each other: it stands for the token. */
  readonly inside: string | undefined;

  /** @throws KouanError `ERR_KOUAN_USAGE` without a token where others than this machine may come, or for a short one */
  constructor({ token, rateLimit, loopbackOnly }: DoorOptions) {
    if (token === undefined && !loopbackOnly) throw openToAll();
    if (token !== undefined && token.length < MIN_TOKEN) throw tooShort();
    const perSecond = rateLimit ?? (loopbackOnly ? 0 : RATE);
    this.token = token;
    this.rate = perSecond > 0 ? new Rate(perSecond) : undefined;
    this.inside = token === undefined ? undefined : `/in-${randomBytes(24).toString('hex')}`;
  }

  /** Why a request may not come in; nothing when it may. What only the door needs of it is taken off. */
  refusal(request: IncomingMessage): Response | undefined {
    if (this.isFromInside(request)) return undefined;
    const wait = this.rate?.wait(request.socket.remoteAddress ?? '', performance.now()) ?? 0;
    if (wait > 0)
      return {
        ...problem(429, 'Too many requests', `Come again in ${wait} s.`),
        headers: { 'retry-after': String(wait) },
      };
    if (isStranger(request))
      return problem(403, 'Another origin', 'A web page of another origin may not change anything here.');
    if (this.token === undefined || OPEN.test(request.url ?? '') || this.shows(request, this.token)) return undefined;
    return {
      ...problem(401, 'Not authorised', 'Show the token of the server: Authorization: Bearer, or Kouan-Token.'),
      headers: { 'www-authenticate': 'Bearer realm="kouan", Basic realm="kouan", charset="UTF-8"' },
    };
  }

  private isFromInside(request: IncomingMessage): boolean {
    const { inside } = this;
    const { url = '/' } = request;
    if (inside === undefined || url[inside.length] !== '/' || !sameSecret(url.slice(0, inside.length), inside))
      return false;
    request.url = url.slice(inside.length);
    return true;
  }

  /** Nobody behind the door sees the token. */
  private shows({ headers }: IncomingMessage, token: string): boolean {
    const { authorization = '', [TOKEN_HEADER]: own = '' } = headers;
    delete headers[TOKEN_HEADER];
    const byOwn = sameSecret(String(own), token);
    const byAuthorization = sameSecret(passwordOf(authorization), token);
    if (byAuthorization) delete headers.authorization;
    return byOwn || byAuthorization;
  }
}

/** Pages of other origins act with what this machine, or its browser, is trusted with. */
function isStranger({ method, headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined || method === 'GET' || method === 'HEAD') return false;
  return origin !== `http://${host}` && origin !== `https://${host}`;
}

/** What comes with Bearer, or as the password of Basic, as browsers ask for it. */
function passwordOf(authorization: string): string {
  const [scheme = '', credentials = ''] = authorization.split(/ +/, 2);
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() !== 'basic') return '';
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}

const openToAll = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    {
      en: 'A server that others than this machine can reach wants a token.',
      zh: '可被其他机器访问的服务必须设置令牌。',
    },
    {
      hint: {
        en: 'Give it one by --token-file or KOUAN_SERVE_TOKEN, or listen on 127.0.0.1.',
        zh: '请用 --token-file 或 KOUAN_SERVE_TOKEN 设置令牌，或只监听 127.0.0.1。',
      },
    },
  );

const tooShort = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `A token has at least ${MIN_TOKEN} characters.`, zh: `令牌至少 ${MIN_TOKEN} 个字符。` },
    { hint: { en: 'For example: openssl rand -hex 32', zh: '例如：openssl rand -hex 32' } },
  );
