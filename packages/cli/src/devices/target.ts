import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Finding, KouanError } from '@kouan/core';
import { decodeGate, encodeFrame, FRAME_TYPES, FrameSplitter, verdictOf } from '@kouan/formats/device';
import { postOf, type Sending } from '@kouan/server/devices';
import { type ServerAddress, serverAt } from '../flow/server.ts';
import type { Options } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { usage } from '../frame/usage.ts';

/** What came of one message. */
export interface Outcome {
  readonly ok: boolean;
  /** What the server said, in a word. */
  readonly said: string;
  readonly findings?: readonly Finding[];
}

/** Where messages of devices go. */
export interface Target {
  send(sending: Sending): Promise<Outcome>;
  close(): Promise<void>;
}

/** Longest wait for the answer to a gate over TCP. */
const ANSWER_MS = 10_000;

/**
 * Opens the target of an address: `http(s)://` for every kind, `tcp://` for gates (framed), AIS and weighbridges,
 * `udp://` for AIS.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for an address that is none of these, `ERR_KOUAN_NETWORK` when nobody is there
 */
export async function openTarget(to: string, options: Options, context: Context): Promise<Target> {
  const url = URL.canParse(to) ? new URL(to) : undefined;
  if (url?.protocol === 'tcp:' && url.port !== '') return tcp(url);
  if (url?.protocol === 'udp:' && url.port !== '') return udp(url);
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw usage(
      { en: `--to is no address: ${to}`, zh: `--to 不是地址：${to}` },
      {
        en: 'http://127.0.0.1:8080, tcp://127.0.0.1:9000 or udp://127.0.0.1:9001',
        zh: 'http://、tcp:// 或 udp:// 加主机和端口',
      },
    );
  return http(await serverAt(to, options, context));
}

function http(server: ServerAddress): Target {
  return {
    async send(sending) {
      const { path, headers, body } = postOf(sending);
      const answer = await server.ask(path, {
        method: 'POST',
        headers: { ...headers },
        body: body as Uint8Array<ArrayBuffer>,
      });
      if (sending.kind === 'gate') return { ...gateOutcome(new Uint8Array(await answer.arrayBuffer())), ok: answer.ok };
      const text = await answer.text();
      return { ok: answer.ok, said: String(answer.status), findings: findingsOf(text) };
    },
    close: async () => {},
  };
}

function findingsOf(text: string): readonly Finding[] {
  try {
    const { findings } = JSON.parse(text) as { findings?: readonly Finding[] };
    return Array.isArray(findings) ? findings : [];
  } catch {
    return [];
  }
}

function gateOutcome(xml: Uint8Array): Outcome {
  const { reading } = decodeGate(xml);
  if (reading?.kind !== 'command') return { ok: false, said: '?' };
  const { verdict } = verdictOf(reading.checkResult ?? '');
  const lifts = verdict === 'pass';
  return { ok: true, said: lifts ? 'lift' : `hold ${reading.operationReason ?? ''}`.trim() };
}

/** Kinds that have a form of their own on a socket. */
const FRAMED: ReadonlySet<string> = new Set(['gate', 'ais', 'weighbridge']);

async function tcp(url: URL): Promise<Target> {
  const socket = await connected(url);
  const splitter = new FrameSplitter();
  const answers: Uint8Array[] = [];
  socket.on('data', (segment) => {
    for (const { frame } of splitter.push(segment)) if (frame !== undefined) answers.push(frame.xml);
    socket.emit('answer');
  });
  return {
    async send(sending) {
      if (!FRAMED.has(sending.kind)) throw overHttp(sending.kind, 'tcp');
      const { reading } = sending.kind === 'gate' ? decodeGate(sending.bytes) : {};
      if (sending.kind !== 'gate' || reading === undefined) {
        socket.write(sending.bytes);
        return { ok: true, said: '' };
      }
      const { areaId, channelNumber, direction } = reading;
      answers.length = 0;
      socket.write(
        encodeFrame({
          layout: 'marked',
          type: FRAME_TYPES.gather,
          areaId,
          channelNumber,
          direction,
          xml: sending.bytes,
        }),
      );
      const deadline = AbortSignal.timeout(ANSWER_MS);
      while (answers.length === 0)
        await once(socket, 'answer', { signal: deadline }).catch((cause: unknown) => {
          throw unreachable(url, cause);
        });
      return gateOutcome(answers[0] as Uint8Array);
    },
    async close() {
      socket.end();
      await Promise.race([once(socket, 'close'), new Promise((done) => setTimeout(done, 500).unref())]);
      socket.destroy();
    },
  };
}

async function connected(url: URL): Promise<Socket> {
  const socket = connect(Number(url.port), hostOf(url));
  try {
    await once(socket, 'connect');
  } catch (cause) {
    throw unreachable(url, cause);
  }
  socket.on('error', () => {});
  return socket;
}

async function udp(url: URL): Promise<Target> {
  const socket = createSocket(hostOf(url).includes(':') ? 'udp6' : 'udp4');
  return {
    async send(sending) {
      if (sending.kind !== 'ais') throw overHttp(sending.kind, 'udp');
      await new Promise<void>((resolve, reject) => {
        socket.send(sending.bytes, Number(url.port), hostOf(url), (cause) =>
          cause ? reject(unreachable(url, cause)) : resolve(),
        );
      });
      return { ok: true, said: '' };
    },
    close: () => new Promise((done) => socket.close(() => done())),
  };
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const overHttp = (kind: string, scheme: string): KouanError =>
  usage(
    { en: `${kind} is not sent over ${scheme}.`, zh: `${kind} 不能通过 ${scheme} 发送。` },
    { en: 'Name the http address of the server.', zh: '请指定服务器的 http 地址。' },
  );

const unreachable = (url: URL, cause: unknown): KouanError =>
  new KouanError(
    'ERR_KOUAN_NETWORK',
    { en: `${url.host} does not answer.`, zh: `${url.host} 无应答。` },
    { cause, hint: { en: 'Is the port of the devices open there?', zh: '请确认设备端口已开放。' } },
  );
