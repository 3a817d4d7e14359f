import { resolvePointer } from '@kouan/core';
import type { DocumentType } from '../documents/index.ts';
import type { From, Origin, Origins, Paper, Taken } from './conversion.ts';
import { absolute, expand, isNothing, leavesBelow } from './pattern.ts';

/** A row of a paper. */
export interface Place {
  /** Which of the papers. */
  readonly paper: number;
  /** Pointer to the row; `''` is the document. */
  readonly base: string;
}

/** What one paper says for one field. */
export interface Said {
  readonly paper: number;
  readonly type: DocumentType;
  readonly taken: readonly Taken[];
}

/** The papers of one conversion, and which of their leaves were taken. */
export class Sources {
  readonly papers: readonly Paper[];
  /** Type that a bare origin speaks of. */
  private readonly main: DocumentType;
  private readonly used: readonly Set<string>[];

  constructor(papers: readonly Paper[], main: DocumentType) {
    this.papers = papers;
    this.main = main;
    this.used = papers.map(() => new Set(['/type']));
  }

  /** Every paper as a row of its own. */
  get whole(): readonly Place[] {
    return this.papers.map((_, paper) => ({ paper, base: '' }));
  }

  rootOf(paper: number): unknown {
    return this.papers[paper]?.document;
  }

  /** What the rows say, the preferred type of paper first and the papers of a type in their order. */
  ask(from: From, places: readonly Place[]): readonly Said[] {
    const said: Said[] = [];
    for (const [type, origins] of byType(from, this.main)) {
      const rows = new Map<number, Taken[]>();
      for (const { paper, base } of places) {
        if (this.papers[paper]?.document.type !== type) continue;
        const taken = this.take(origins, paper, base);
        if (taken.length > 0) rows.set(paper, [...(rows.get(paper) ?? []), ...taken]);
      }
      for (const [paper, taken] of rows) said.push({ paper, type, taken });
    }
    return said;
  }

  /** The first of the origins that says something. */
  private take(origins: Origins, paper: number, base: string): readonly Taken[] {
    for (const origin of Array.isArray(origins) ? (origins as readonly Origin[]) : [origins as Origin]) {
      const taken = this.takeOne(origin, paper, base).filter(({ value }) => !isNothing(value));
      if (taken.length > 0) return taken;
    }
    return [];
  }

  private takeOne(origin: Origin, paper: number, base: string): readonly Taken[] {
    const root = this.rootOf(paper);
    if (typeof origin !== 'string') return origin.read(root, base);
    return expand(root, absolute(base, origin)).map((path) => ({ value: resolvePointer(root, path), paths: [path] }));
  }

  /** These leaves were carried, or say what was carried. */
  use(paper: number, paths: readonly string[]): void {
    const root = this.rootOf(paper);
    for (const path of paths) for (const leaf of leavesBelow(root, path)) this.used[paper]?.add(leaf);
  }

  isUsed(paper: number, path: string): boolean {
    return this.used[paper]?.has(path) === true;
  }
}

/** Origins by type, in the order in which they are preferred. */
export function byType(from: From, main: DocumentType): readonly (readonly [DocumentType, Origins])[] {
  if (typeof from === 'string' || Array.isArray(from) || 'read' in from) return [[main, from as Origins]];
  return Object.entries(from) as [DocumentType, Origins][];
}
