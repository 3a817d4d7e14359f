import { chinaDeclaration, chinaDeclarationReceipt } from '@kouan/formats/china/declaration';
import type { Declaration, Receipt } from '@kouan/sdk';
import type { Store } from '../store.ts';
import type { DeclaredFacts, GateFacts } from './gate/decision.ts';

export type ManifestFacts = NonNullable<GateFacts['manifest']>;
export type PassFacts = NonNullable<GateFacts['gatePass']>;

/** Where a gate asks for papers other than declarations. */
export interface PaperSource {
  manifestOf(container: string): ManifestFacts | undefined;
  /** By its number, or the newest for a vehicle. */
  gatePassOf(asked: { readonly number?: string; readonly vehicle?: string }): PassFacts | undefined;
}

/** States in which goods may pass a gate. */
const RELEASED: ReadonlySet<string> = new Set([
  'released',
  'released-on-guarantee',
  'gate-entry-allowed',
  'port-entry-allowed',
  'closed',
]);
const PAGE = 200;
/** Declarations whose containers are remembered; the oldest are forgotten. */
const REMEMBERED = 20_000;

interface Known {
  readonly key: string;
  readonly reference: string;
  readonly direction: 'I' | 'E';
  readonly containers: readonly string[];
  readonly grossKilograms?: string;
}

/** What is known at a gate of the papers for a vehicle. */
export class Papers {
  private readonly store: Store;
  private readonly byName = new Map<string, Known>();
  private position = 0;
  /** Manifests and passes of the authority. */
  sources: readonly PaperSource[] = [];
  private readonly manifests = new Map<string, ManifestFacts>();
  private readonly passes = new Map<string, PassFacts>();

  constructor(store: Store) {
    this.store = store;
  }

  /** Papers that are there from the beginning, as a scenario has them. */
  add(papers: {
    readonly manifests?: Readonly<Record<string, ManifestFacts>>;
    readonly gatePasses?: readonly PassFacts[];
  }): void {
    for (const [container, manifest] of Object.entries(papers.manifests ?? {})) this.manifests.set(container, manifest);
    for (const pass of papers.gatePasses ?? []) this.passes.set(pass.number, pass);
  }

  manifestOf(container: string): ManifestFacts | undefined {
    return this.first((source) => source.manifestOf(container)) ?? this.manifests.get(container);
  }

  gatePassOf(asked: { readonly number?: string; readonly vehicle?: string }): PassFacts | undefined {
    const found = this.first((source) => source.gatePassOf(asked));
    if (found !== undefined) return found;
    if (asked.number !== undefined) return this.passes.get(asked.number);
    return [...this.passes.values()].findLast(({ vehicle }) => vehicle !== undefined && vehicle === asked.vehicle);
  }

  /** The newest declaration with one of these names: its reference, its numbers, or a container in it. */
  declarationOf(...names: readonly (string | undefined)[]): DeclaredFacts | undefined {
    this.read();
    for (const name of names) {
      const one = name === undefined ? undefined : this.byName.get(name);
      if (one === undefined) continue;
      const { key, ...facts } = one;
      const state = this.stateOf(key);
      return { ...facts, state, released: RELEASED.has(state) };
    }
    return undefined;
  }

  private first<T>(ask: (source: PaperSource) => T | undefined): T | undefined {
    for (const source of this.sources) {
      const found = ask(source);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private stateOf(key: string): string {
    const newest = this.store.receiptsOf(key).at(-1);
    if (newest === undefined) return 'stored';
    const { document } = chinaDeclarationReceipt.decode(new TextEncoder().encode(newest.body));
    return (document as Receipt | undefined)?.state ?? 'unknown';
  }

  /** Declarations that have come since it was last asked. */
  private read(): void {
    for (;;) {
      const page = this.store.page(this.position, PAGE);
      for (const { position, accepted } of page) {
        this.position = position;
        const { key, reference, direction, singleWindowNumber, declarationNumber } = accepted;
        const content = this.store.contentOf(key);
        const { document } = content === undefined ? {} : chinaDeclaration.decode(content);
        const { containers = [], grossMass } = (document ?? {}) as Partial<Declaration>;
        const numbers = containers.flatMap(({ containerNumber }) => containerNumber ?? []);
        const known: Known = {
          key,
          reference,
          direction,
          containers: numbers,
          ...(grossMass === undefined ? {} : { grossKilograms: grossMass }),
        };
        for (const name of new Set([reference, singleWindowNumber, declarationNumber, ...numbers]))
          this.name(name, known);
      }
      if (page.length < PAGE) return;
    }
  }

  private name(name: string, known: Known): void {
    this.byName.delete(name);
    this.byName.set(name, known);
    if (this.byName.size <= REMEMBERED) return;
    const [oldest] = this.byName.keys();
    if (oldest !== undefined) this.byName.delete(oldest);
  }
}
