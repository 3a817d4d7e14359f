import { createHash, X509Certificate } from 'node:crypto';
import { type Signer, UKEY_METHODS } from '@kouan/sdk/signing';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Upgrade } from './web-sockets.ts';

/**
 * The signing service of a China E-Port UKey as clients see it: it greets with `open`, takes one JSON call after the
 * other and answers `{_id, _method, _status, _args: {Result, Data, Error}}`. Its card is a signer of this process.
 *
 * @module
 */

/** A card that lies in the reader. */
export interface UkeyCard {
  readonly signer: Signer;
  readonly certificateNumber: string;
  readonly password: string;
}

/** What may go wrong, for tests of clients. */
export interface UkeyFaults {
  /** No card in the reader. */
  absent?: boolean;
  /** Every answer so many milliseconds late. */
  delayMs?: number;
  /** Closes the connection instead of answering, so many times. */
  drop?: number;
  /** Does not answer at all, so many times. */
  silent?: number;
  /** Answers with something that is no JSON, so many times. */
  garbage?: number;
  /** Signs something else than it was asked to. */
  forge?: boolean;
}

export interface UkeyService {
  /** Methods in the order of their calls, and wrong passwords in a row. */
  readonly seen: { readonly calls: string[]; wrong: number };
  readonly faults: UkeyFaults;
  /** Takes a connection that asks for a WebSocket. */
  readonly take: Upgrade;
  close(): void;
}

const MAX_MESSAGE = 4 * 1024 * 1024;
/** A card locks itself after so many wrong passwords. */
const TRIES = 5;

interface Said {
  readonly data?: readonly string[];
  readonly errors?: readonly string[];
}

const ERRORS = {
  card: ['[读卡器底层库]复位读卡器失败:错误码=50070', 'Err:Custom50070'],
  password: ['校验卡密码失败', 'Err:Custom50014'],
  locked: ['卡密码已锁死', 'Err:Custom50015'],
  method: ['没有这个方法', 'Err:Custom50001'],
} as const;

const base64 = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('base64');

interface Desk {
  readonly card: UkeyCard;
  readonly args: Readonly<Record<string, unknown>>;
  /** Runs when the password is right. */
  opened(work: () => Promise<Said>): Promise<Said>;
  sign(bytes: Buffer): Promise<Said>;
}

const text = (args: Desk['args'], name: string): string => (typeof args[name] === 'string' ? args[name] : '');

/** What each method does. */
const METHODS: Readonly<Record<string, (desk: Desk) => Promise<Said> | Said>> = {
  [UKEY_METHODS.signText]: ({ args, sign }) => sign(Buffer.from(text(args, 'inData'), 'utf8')),
  [UKEY_METHODS.signBytes]: ({ args, sign }) => sign(Buffer.from(text(args, 'inData'), 'base64')),
  [UKEY_METHODS.certificate]: ({ card }) => ({ data: [base64(card.signer.certificates[0])] }),
  [UKEY_METHODS.certificateNumber]: ({ card }) => ({ data: [card.certificateNumber] }),
  [UKEY_METHODS.validity]({ card }) {
    const { validFrom, validTo } = new X509Certificate(Buffer.from(card.signer.certificates[0] ?? []));
    return { data: [validFrom, validTo].map((time) => new Date(time).toISOString().slice(0, 19).replace('T', ' ')) };
  },
  [UKEY_METHODS.sha1]: ({ args }) => ({
    data: [createHash('sha1').update(text(args, 'szInfo'), 'utf8').digest('base64')],
  }),
  [UKEY_METHODS.verifyPin]: ({ opened }) => opened(async () => ({})),
};

/** Serves the card that lies in the reader when it is asked for. */
export function ukeyService(cardOf: () => UkeyCard | Promise<UkeyCard>): UkeyService {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
  const seen: UkeyService['seen'] = { calls: [], wrong: 0 };
  const faults: UkeyFaults = {};

  function greet(socket: WebSocket): void {
    socket.on('error', () => {});
    socket.send(JSON.stringify({ _id: 0, _method: 'open', ...answerOf({}) }));
    let last = Promise.resolve();
    socket.on('message', (data) => {
      last = last.then(() => answer(socket, String(data))).catch(() => socket.terminate());
    });
  }

  async function answer(socket: WebSocket, message: string): Promise<void> {
    const { _id, _method, args } = JSON.parse(message) as { _id?: unknown; _method?: unknown; args?: Desk['args'] };
    const method = String(_method);
    seen.calls.push(method);
    if (faults.delayMs) await new Promise((done) => setTimeout(done, faults.delayMs));
    if (due('drop')) return socket.terminate();
    if (due('silent')) return;
    if (due('garbage')) return socket.send('<html>');
    const said = faults.absent ? { errors: ERRORS.card } : await act(method, args ?? {});
    socket.send(JSON.stringify({ _id, _method: method, ...answerOf(said) }));
  }

  function due(fault: 'drop' | 'silent' | 'garbage'): boolean {
    const left = faults[fault] ?? 0;
    faults[fault] = Math.max(0, left - 1);
    return left > 0;
  }

  async function act(method: string, args: Desk['args']): Promise<Said> {
    const card = await cardOf();
    async function opened(work: () => Promise<Said>): Promise<Said> {
      if (seen.wrong >= TRIES) return { errors: ERRORS.locked };
      seen.wrong = args['passwd'] === card.password ? 0 : seen.wrong + 1;
      return seen.wrong === 0 ? work() : { errors: ERRORS.password };
    }
    const sign = (bytes: Buffer): Promise<Said> =>
      opened(async () => ({
        data: [base64(await card.signer.sign(faults.forge ? Buffer.of(0) : bytes)), card.certificateNumber],
      }));
    const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    return known?.({ card, args, opened, sign }) ?? { errors: ERRORS.method };
  }

  return {
    seen,
    faults,
    take: (request, socket, head) => sockets.handleUpgrade(request, socket, head, greet),
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

const answerOf = ({ data = [], errors = [] }: Said) => ({
  _status: '00',
  _args: { Result: errors.length === 0, Data: data, Error: errors },
});
