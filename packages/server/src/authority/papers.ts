import type { GatePass, Manifest } from '@kouan/sdk';
import type { ManifestFacts, PaperSource, PassFacts } from '../devices/papers.ts';
import type { Desk, Filed } from './desk.ts';
import type { DeskStore } from './store.ts';

/** A paper of a document, as the gate asks for it. */
interface Paper {
  readonly position: number;
  readonly reference: string;
  readonly desk: string;
}

interface Pass extends Paper {
  readonly number: string;
  readonly vehicle?: string;
}

/** Papers that a gate asks for: which manifest has a container, which pass a vehicle has. */
export class DeskPapers implements PaperSource {
  private readonly store: DeskStore;

  constructor(store: DeskStore) {
    this.store = store;
  }

  manifestOf(container: string): ManifestFacts | undefined {
    const found = this.stateOf(this.store.paper<Paper>('container', container));
    if (found === undefined) return undefined;
    return { state: found, accepted: found === 'accepted' || found === 'released' || found === 'closed' };
  }

  gatePassOf({ number, vehicle }: { readonly number?: string; readonly vehicle?: string }): PassFacts | undefined {
    const pass =
      (number === undefined ? undefined : this.store.paper<Pass>('pass', number)) ??
      (vehicle === undefined ? undefined : this.store.paper<Pass>('vehicle', vehicle));
    const state = this.stateOf(pass);
    if (pass === undefined || state === undefined) return undefined;
    return {
      number: pass.number,
      state,
      approved: state === 'accepted',
      ...(pass.vehicle === undefined ? {} : { vehicle: pass.vehicle }),
    };
  }

  /** The pass of a vehicle, where it was approved and not used yet. */
  approvedFor(vehicle: string): Pass | undefined {
    const pass = this.store.paper<Pass>('vehicle', vehicle);
    return this.stateOf(pass) === 'accepted' ? pass : undefined;
  }

  /** Keeps what a gate may ask for of a document that was taken in. */
  keep(desk: Desk, { document, reference }: Filed, position: number, number: string): void {
    const paper: Paper = { position, reference, desk: desk.name };
    if (document.type === 'manifest')
      for (const { equipment = [] } of (document as Manifest).consignments ?? [])
        for (const one of equipment) {
          const container = one.number ?? one.id;
          if (container !== undefined) this.store.putPaper('container', container, paper);
        }
    if (document.type !== 'gate-pass') return;
    const plate = (document as GatePass).vehicle?.plate;
    const pass: Pass = { ...paper, number, ...(plate === undefined ? {} : { vehicle: plate }) };
    this.store.putPaper('pass', number, pass);
    if (plate !== undefined) this.store.putPaper('vehicle', plate, pass);
  }

  /** State of the newest receipt of the document that a paper is of. */
  private stateOf(paper: Paper | undefined): string | undefined {
    if (paper === undefined) return undefined;
    const newest = this.store.receiptsOf(paper.position).findLast(({ reference }) => reference === paper.reference);
    return newest === undefined ? 'stored' : newest.summary.state;
  }
}
