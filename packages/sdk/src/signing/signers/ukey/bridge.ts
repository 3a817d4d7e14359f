import { setTimeout as pause } from 'node:timers/promises';
import { KouanError as Failure, isKouanError, type KouanError } from '@kouan/core';
import { Turns } from '../turns.ts';
import { connectUkey, type UkeyConnection, UkeyLost, type UkeyTimes } from './connection.ts';
import { cardFailure, isAboutPassword } from './failures.ts';
import { UKEY_METHODS, UKEY_URL, type UkeyMethod } from './protocol.ts';

export interface UkeyBridgeOptions {
  /** `ws://127.0.0.1:61232` without. Plain `ws:` is for this machine only. */
  readonly url?: string;
  /** 5 s to connect and 30 s for an answer without. */
  readonly connectMs?: number;
  readonly answerMs?: number;
  /** Tries to connect, with a pause that doubles between them; 4 without. */
  readonly attempts?: number;
  readonly firstPauseMs?: number;
}

/** How the service and its card are. */
export interface UkeyHealth {
  /** Whether the service answers. */
  readonly service: boolean;
  /** Whether it has a card that it can read. */
  readonly card: boolean;
  readonly certificateNumber?: string;
  readonly milliseconds: number;
  /** Why not. */
  readonly problem?: KouanError;
}

/** The signing service of a UKey: one call at a time, connected when it is needed and again when it was lost. */
export interface UkeyBridge {
  /**
   * Calls a method and answers with its data.
   *
   * @throws KouanError `ERR_KOUAN_KEY` when the card refuses, `ERR_KOUAN_UNAVAILABLE` when service or card is away or
   * silent, `ERR_KOUAN_PROTOCOL` for an answer that is none
   */
  call(method: UkeyMethod, args?: Readonly<Record<string, string>>): Promise<readonly string[]>;
  /** Looks whether service and card are there; never throws, and needs no password. */
  health(): Promise<UkeyHealth>;
  close(): Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
const PAUSE_MAX_MS = 5_000;

/** Throws ERR_KOUAN_USAGE for an address that is none, or leaves this machine unencrypted: the password goes with it. */
export function ukeyBridge(options: UkeyBridgeOptions = {}): UkeyBridge {
  const url = addressOf(options.url ?? UKEY_URL);
  const times: UkeyTimes = { connectMs: options.connectMs ?? 5_000, answerMs: options.answerMs ?? 30_000 };
  const { attempts = 4, firstPauseMs = 200 } = options;
  const turns = new Turns();
  let connection: UkeyConnection | undefined;
  let number = 0;
  /** A password that the card has taken once; only such a one may be sent again by itself. */
  let proven: string | undefined;
  /** The last one that it refused: asking with it again would lock the card. */
  let wrong: { readonly secret: string; readonly failure: KouanError } | undefined;

  async function connected(): Promise<UkeyConnection> {
    for (let attempt = 1; ; attempt++) {
      if (connection?.open === true) return connection;
      try {
        connection = await connectUkey(url, times);
        return connection;
      } catch (cause) {
        if (!(cause instanceof UkeyLost) || attempt >= attempts) throw cause;
        await pause(Math.min(PAUSE_MAX_MS, firstPauseMs * 2 ** (attempt - 1)));
      }
    }
  }

  async function callInTurn(method: UkeyMethod, args: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const secret = args['passwd'];
    if (secret !== undefined && secret === wrong?.secret) throw wrong.failure;
    for (let again = false; ; again = true) {
      const to = await connected();
      try {
        number += 1;
        const { ok, data, errors } = await to.ask({ _id: number, _method: method, args });
        if (!ok) {
          const failure = cardFailure(errors, secret);
          if (secret !== undefined && isAboutPassword(errors)) {
            wrong = { secret, failure };
            proven = undefined;
          }
          throw failure;
        }
        if (secret !== undefined) proven = secret;
        return data;
      } catch (cause) {
        // Lost on the way: whether a wrong password was counted is not known, so only a right one goes a second time.
        const harmless = secret === undefined || secret === proven;
        if (again || !(cause instanceof UkeyLost) || !harmless) throw cause;
      }
    }
  }

  return {
    call: (method, args = {}) => turns.take(() => callInTurn(method, args)),
    async health() {
      const began = performance.now();
      const since = (): number => Math.round(performance.now() - began);
      try {
        const [certificateNumber] = await this.call(UKEY_METHODS.certificateNumber);
        return {
          service: true,
          card: true,
          ...(certificateNumber === undefined ? {} : { certificateNumber }),
          milliseconds: since(),
        };
      } catch (problem) {
        if (!isKouanError(problem)) throw problem;
        return { service: connection?.open === true, card: false, milliseconds: since(), problem };
      }
    },
    close: () =>
      turns.take(async () => {
        connection?.close();
        connection = undefined;
        proven = undefined;
        wrong = undefined;
      }),
  };
}

function addressOf(text: string): string {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {}
  const near = url !== undefined && LOOPBACK.has(url.hostname);
  if (url !== undefined && (url.protocol === 'wss:' || (url.protocol === 'ws:' && near)) && !url.username)
    return url.href;
  throw new Failure(
    'ERR_KOUAN_USAGE',
    { en: 'This is no address of a UKey service.', zh: 'UKey 服务地址无效。' },
    { hint: { en: `As ${UKEY_URL}; beyond this machine wss: only.`, zh: `例如 ${UKEY_URL}；其他机器须用 wss:。` } },
  );
}
