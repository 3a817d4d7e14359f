import { type DeskEndpoint, deskEndpoint, type PlatformKeys } from '@kouan/sdk/title';
import { sameSecret } from '../same-secret.ts';
import type { DeskKey } from './keys.ts';
import { keysOf, type PeerKey } from './reading/peer-keys.ts';
import { type NumberedKeys, readingThreads } from './reading/threads.ts';

/** Another platform or carrier: how its signatures are known, and where it is. */
export interface Peer extends PeerKey {
  /** Address up to and without `/v3`. */
  readonly url?: string | undefined;
  /** Bearer token that it comes with. */
  readonly token?: string | undefined;
  /** A desk of this server: it is spoken to where the server listens, encrypted or not. */
  readonly own?: true;
}

/**
 * Who is known here: the desks of this server, and peers that were made known to it. Keys and addresses come from here
 * alone, never out of a message.
 */
export class Peers {
  private readonly known = new Map<string, Peer>();
  private held: PlatformKeys | undefined;
  private numbered: NumberedKeys | undefined;
  /** Counts changes, so that connections to an old address end. */
  version = 0;

  constructor(own: readonly DeskKey[]) {
    for (const { code, certificate, jwk, token } of own) this.known.set(code, { code, certificate, jwk, token });
  }

  /**
   * What is not said of a peer stays as it was.
   *
   * @throws KouanError `ERR_KOUAN_KEY` when its key or certificate cannot be read; nothing is changed then
   */
  set(peer: Peer): void {
    const said = Object.fromEntries(Object.entries(peer).filter(([, value]) => value !== undefined));
    const next = new Map(this.known).set(peer.code, { ...this.known.get(peer.code), ...said, code: peer.code });
    this.held = keysOf([...next.values()]);
    this.numbered = undefined;
    this.known.set(peer.code, next.get(peer.code) ?? peer);
    this.version++;
  }

  get keys(): PlatformKeys {
    this.held ??= keysOf([...this.known.values()]);
    return this.held;
  }

  /** The same keys, for threads. */
  get keysForThreads(): NumberedKeys {
    this.numbered ??= readingThreads.number(
      [...this.known.values()].map(({ code, certificate, jwk }) => ({ code, certificate, jwk })),
    );
    return this.numbered;
  }

  get(code: string): Peer | undefined {
    return this.known.get(code);
  }

  /** Whose token it is. */
  ownerOf(token: string): string | undefined {
    return [...this.known.values()].find((one) => one.token !== undefined && sameSecret(one.token, token))?.code;
  }
}

/** Long enough for a peer that works; a script does not wait for one that hangs. */
const TIMEOUT_MS = 10_000;

/** The ways of one desk to others, each opened when it is first used. */
export class Connections {
  private readonly open = new Map<string, ReturnType<typeof deskEndpoint>>();
  private readonly peers: Peers;
  private readonly token: string;
  private version = 0;

  /** @param token what the desk shows to be known by */
  constructor(peers: Peers, token: string) {
    this.peers = peers;
    this.token = token;
  }

  to(code: string): DeskEndpoint | undefined {
    if (this.version !== this.peers.version) void this.close();
    this.version = this.peers.version;
    const { url, own = false } = this.peers.get(code) ?? {};
    if (url === undefined) return undefined;
    const options = { url, timeoutMs: TIMEOUT_MS, token: this.token, allowPlainHttp: own };
    const found = this.open.get(code) ?? deskEndpoint(options);
    this.open.set(code, found);
    return found;
  }

  async close(): Promise<void> {
    const all = [...this.open.values()];
    this.open.clear();
    await Promise.all(all.map((one) => one.close()));
  }
}
