import type { SavedState } from './saved-state.ts';

const MOST = 32;

/** Saved states of one namespace, by name. They outlive what is restored. */
export class Snapshots {
  private readonly named = new Map<string, SavedState>();

  /** False when there are too many; one of the same name is replaced. */
  keep(name: string, state: SavedState): boolean {
    if (this.named.size >= MOST && !this.named.has(name)) return false;
    this.named.set(name, state);
    return true;
  }

  get(name: string): SavedState | undefined {
    return this.named.get(name);
  }

  drop(name: string): boolean {
    return this.named.delete(name);
  }

  list(): readonly (readonly [name: string, state: SavedState])[] {
    return [...this.named];
  }
}
