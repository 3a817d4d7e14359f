import { createServer } from 'node:net';
import { KouanError } from '@kouan/core';
import type { Aedes } from 'aedes';
import { listening } from '../listening.ts';
import type { EventLog, WorldEvent } from '../world/index.ts';
import { writtenOf } from './written.ts';

/** Where events are published; each as JSON under `{topic}/{namespace}/{kind}/{source}`, the dots of the kind as slashes. */
export interface MqttOptions {
  /** Broker of the user: `mqtt://host:1883`, `mqtts://…`, `ws://…`. */
  readonly url: string;
  /** `kouan` without. */
  readonly topic?: string;
  readonly username?: string;
  readonly password?: string;
}

/** What publishes the events of a namespace, until it is closed. */
export interface Publishing {
  close(): Promise<void>;
}

const TOPIC = 'kouan';
/** Events that are under way at once. */
const PAGE = 100;
const CONNECT_MS = 5_000;
const RECONNECT_MS = 1_000;

/** Names in topics have neither levels nor wildcards of their own. */
const level = (text: string): string => text.replace(/[/+#\0\s]/g, '_');

export const topicOf = (topic: string, namespace: string, { kind, source }: WorldEvent): string =>
  `${topic}/${level(namespace)}/${kind.replaceAll('.', '/')}/${level(source)}`;

/**
 * Publishes all events of a log to a broker, in order, each at least once (QoS 1). While the broker is away the log
 * keeps them; it is gone on with the first that was not acknowledged.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for an address that is none, `ERR_KOUAN_NETWORK` when the broker does not answer
 */
export async function publishTo(options: MqttOptions, log: EventLog, namespace: string): Promise<Publishing> {
  const { url, topic = TOPIC, username, password } = options;
  usable(url);
  const { default: mqtt } = await import('mqtt');
  const client = await mqtt
    .connectAsync(
      url,
      {
        connectTimeout: CONNECT_MS,
        reconnectPeriod: RECONNECT_MS,
        ...(username === undefined ? {} : { username }),
        ...(password === undefined ? {} : { password }),
      },
      false,
    )
    .catch((cause: unknown) => {
      throw new KouanError(
        'ERR_KOUAN_NETWORK',
        { en: `The MQTT broker ${url} does not answer.`, zh: `MQTT 服务器 ${url} 无应答。` },
        { cause, hint: { en: 'Is it running, and is its port right?', zh: '请确认其已启动且端口正确。' } },
      );
    });
  client.on('error', () => {});
  let known = 0;
  let sending = false;
  let ended = false;
  const send = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    while (!ended && client.connected && known < log.newest) {
      const page = log.page(known, PAGE);
      if (page.length === 0) break;
      const sent = page.map((event) =>
        client.publishAsync(topicOf(topic, namespace, event), writtenOf(event).json, { qos: 1 }),
      );
      const all = await Promise.all(sent).catch(() => undefined);
      if (all !== undefined) known = (page.at(-1) as WorldEvent).sequence;
    }
    sending = false;
  };
  const stop = log.subscribe(() => void setImmediate(() => void send()));
  client.on('connect', () => void send());
  await send();
  return {
    async close() {
      stop();
      await send();
      ended = true;
      await client.endAsync(true).catch(() => {});
    },
  };
}

function usable(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const known = parsed !== undefined && /^(mqtts?|wss?):$/.test(parsed.protocol);
  if (known && parsed.password === '' && parsed.username === '') return;
  throw new KouanError(
    'ERR_KOUAN_USAGE',
    { en: 'That is no address of an MQTT broker.', zh: '不是 MQTT 服务器地址。' },
    {
      hint: {
        en: 'For example mqtt://127.0.0.1:1883; user and password are given apart.',
        zh: '例如 mqtt://127.0.0.1:1883；用户名和密码单独提供。',
      },
    },
  );
}

/** A broker of our own, for those who have none. */
export interface Broker extends Publishing {
  readonly port: number;
}

const CONNECTIONS = 256;

/**
 * Opens a broker on this machine that publishes the events of a log. It is for reading: what others publish is refused.
 * It is made when the first comes, so that a server that nobody asks so is not later ready for it.
 *
 * @throws KouanError `ERR_KOUAN_NETWORK` when the port is taken
 */
export async function openBroker(port: number, host: string, log: EventLog, namespace: string): Promise<Broker> {
  let made: Promise<Aedes> | undefined;
  let broker: Aedes | undefined;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    made ??= makeBroker();
    made.then(
      (one) => {
        broker = one;
        one.handle(socket);
      },
      () => socket.destroy(),
    );
  });
  server.maxConnections = CONNECTIONS;
  const taken = await listening(server, port, host);
  const stop = log.subscribe((event) =>
    broker?.publish(
      {
        cmd: 'publish',
        qos: 1,
        retain: false,
        dup: false,
        topic: topicOf(TOPIC, namespace, event),
        payload: Buffer.from(writtenOf(event).json),
      },
      () => {},
    ),
  );
  return {
    port: taken,
    async close() {
      stop();
      const closed = new Promise<void>((done) => server.close(() => done()));
      const one = await made?.catch(() => undefined);
      if (one !== undefined) await new Promise<void>((done) => one.close(() => done()));
      await closed;
    },
  };
}

async function makeBroker(): Promise<Aedes> {
  const { Aedes } = await import('aedes');
  const broker = await Aedes.createBroker({
    authorizePublish: (client, _packet, done) =>
      // Nobody but the server itself, which is no client, publishes here.
      done(client === null ? null : new Error('this broker is for reading')),
  });
  broker.on('clientError', () => {});
  broker.on('connectionError', () => {});
  return broker;
}
