import { setTimeout as pause } from 'node:timers/promises';
import type { Client, ClientConfig, Pool, PoolClient, PoolConfig } from 'pg';
import { isLost, isRace, postgresError } from './postgres-errors.ts';
import { POSTGRES, READING, run, WRITING } from './postgres-work.ts';
import type { PostgresConnection } from './server-address.ts';
import { first, type Row, type Store, type Work } from './work.ts';

const CONNECTIONS = 8;
/** No statement of ours takes so long; a server that does not answer one is gone, whatever the network says. */
const QUERY_MS = 60_000;
/**
 * What the server does for us: it does not wait for ever for a machine that lost its power in the middle of a
 * transaction, and holds the locks of, nor for a lock; and it plans for the rows that are there now.
 */
const SESSION = {
  idle_in_transaction_session_timeout: '30s',
  lock_timeout: '15s',
  tcp_keepalives_idle: '15',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  // A plan that was made for an empty table would be kept while it grows.
  plan_cache_mode: 'force_custom_plan',
  // No statement of ours runs as long as it would take to be compiled.
  jit: 'off',
} as const;
/** A server that restarts is back after some seconds; whoever cannot reach it for longer is told. */
const PATIENCE_MS = 60_000;
const FIRST_PAUSE_MS = 50;
const LAST_PAUSE_MS = 2_000;
/** Clocks drift, and a machine that slept has lost time. */
const SYNCHRONISE_MS = 60_000;
const INT8 = 20;
const XID8 = 5069;

/** The way to the socket of a client. */
interface Wired {
  readonly connection: { readonly stream: { destroy(): void } };
}

/** A store in PostgreSQL 15 or newer, shared by any number of processes. */
export class PostgresStore implements Store {
  readonly dialect = POSTGRES;
  readonly name: string;
  private readonly pool: Pool;
  /** Connections that have not ended. */
  private readonly begun = new Set<Client>();
  private readonly makeClient: () => Client;
  /** How long an unreachable server is waited for, in milliseconds. */
  patienceMs: number;
  private readonly synchronising: NodeJS.Timeout;
  private offset = 0;

  constructor(driver: typeof import('pg'), connection: PostgresConnection, patienceMs = PATIENCE_MS) {
    const config: PoolConfig = {
      connectionString: connection.connectionString,
      options: Object.entries({ search_path: connection.schema, ...SESSION })
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
      application_name: 'kouan',
      connectionTimeoutMillis: 5_000,
      query_timeout: QUERY_MS,
      pipeline: true,
      keepAlive: true,
      keepAliveInitialDelayMillis: 15_000,
      types: {
        getTypeParser: (oid, format) =>
          oid === INT8 ? Number : Number(oid) === XID8 ? String : driver.types.getTypeParser(oid, format as 'text'),
      },
    };
    this.name = connection.name;
    this.patienceMs = patienceMs;
    this.makeClient = () => new driver.Client(config);
    const { begun } = this;
    class Known extends driver.Client {
      constructor(given?: string | ClientConfig) {
        super(given);
        begun.add(this);
        this.once('end', () => begun.delete(this));
      }
    }
    this.pool = new driver.Pool({ ...config, max: CONNECTIONS, Client: Known } as PoolConfig);
    // A connection that dies while nobody uses it is replaced by the pool.
    this.pool.on('error', () => {});
    // One that dies between two statements says so to nobody else, and would end the process.
    this.pool.on('connect', (client) => void client.on('error', () => {}));
    this.synchronising = setInterval(() => void this.synchronise().catch(() => {}), SYNCHRONISE_MS);
    this.synchronising.unref();
  }

  /** Makes the server's clock ours. */
  async synchronise(): Promise<void> {
    const before = performance.now();
    const row = await this.read(() =>
      first<Row>('SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) AS now'),
    );
    this.offset = Number(row?.['now']) - (before + performance.now()) / 2;
  }

  now(): number {
    return Math.round(performance.now() + this.offset);
  }

  write<T>(work: () => Work<T>): Promise<T> {
    return this.transaction(work, WRITING);
  }

  read<T>(work: () => Work<T>): Promise<T> {
    return this.transaction(work, READING);
  }

  private transaction<T>(work: () => Work<T>, how: typeof WRITING): Promise<T> {
    return this.patiently(async (client) => {
      try {
        return await run(client, work(), how);
      } catch (error) {
        // Of a connection that is gone the server itself lets go.
        await client.query('ROLLBACK').catch(() => {});
        throw error;
      }
    });
  }

  /** Begins to listen, now or as soon as the server is there; what was said while nobody listened is found by looking. */
  async listen(wake: (target: string) => void): Promise<() => Promise<void>> {
    let client: Client | undefined;
    let ended = false;
    const connect = async (): Promise<void> => {
      while (!ended) {
        const next = this.makeClient();
        // A connection that ends says so several times.
        let listening = false;
        const lost = (): void => {
          if (!listening) return;
          listening = false;
          void hangUp(next);
          if (!ended) void connect();
        };
        next.on('notification', ({ payload }) => wake(payload ?? ''));
        next.on('error', lost).on('end', lost);
        try {
          await next.connect();
          await next.query('LISTEN kouan');
          listening = true;
          client = next;
          wake('');
          if (ended) await hangUp(next);
          return;
        } catch {
          await hangUp(next);
          await pause(LAST_PAUSE_MS, undefined, { ref: false });
        }
      }
    };
    void connect();
    return async () => {
      ended = true;
      if (client !== undefined) await hangUp(client);
    };
  }

  async close(): Promise<void> {
    clearInterval(this.synchronising);
    await this.pool.end();
    // The driver leaves a connection open whose authentication failed on our side, and the process would wait for it.
    for (const client of this.begun) (client as unknown as Wired).connection.stream.destroy();
  }

  /**
   * Runs on a connection of the pool, again when another transaction was in the way, and again when the server went
   * away. Every work may be run twice, the first time to its end: the answer to a commit can be lost.
   */
  private async patiently<T>(task: (client: PoolClient) => Promise<T>): Promise<T> {
    const until = performance.now() + this.patienceMs;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(LAST_PAUSE_MS, wait * 2)) {
      let client: PoolClient | undefined;
      let broken = false;
      try {
        client = await this.pool.connect();
        return await task(client);
      } catch (error) {
        broken = isLost(error);
        if ((!broken && !isRace(error)) || performance.now() + wait > until) throw postgresError(this.name, error);
      } finally {
        client?.release(broken);
      }
      await pause(wait * (0.5 + Math.random() / 2));
    }
  }
}

async function hangUp(client: Client): Promise<void> {
  client.on('error', () => {});
  // A connection whose other end is gone would be waited for as long as TCP does.
  await Promise.race([client.end().catch(() => {}), pause(LAST_PAUSE_MS, undefined, { ref: false })]);
}
