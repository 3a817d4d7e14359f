import { type Finding, finding, leavesOf, resolvePointer } from '@kouan/core';
import { CNV } from './catalogue.ts';
import type { Row, Section, Taken } from './conversion.ts';
import type { ConvertContext, Direction } from './converter.ts';
import { GATHER } from './gather.ts';
import { matchRows } from './matching.ts';
import { isNothing, leavesBelow, put } from './pattern.ts';
import { firstDifference } from './same.ts';
import type { Place, Said, Sources } from './sources.ts';

/** A leaf of a paper. */
export interface PaperLeaf {
  /** Name of the paper. */
  readonly paper: string;
  /** RFC 6901 pointer into it. */
  readonly path: string;
}

/** A leaf of the target and where it came from. */
export interface Filled {
  /** RFC 6901 pointer into the target. */
  readonly path: string;
  readonly value: unknown;
  /** Empty for what the conversion or the caller wrote. */
  readonly sources: readonly PaperLeaf[];
  /** Other papers that say the same. */
  readonly also?: readonly PaperLeaf[];
  /** Name of the converter that changed it. */
  readonly by?: string;
  readonly origin: 'paper' | 'conversion' | 'settings';
  readonly note?: Row['note'];
}

/** Fills one target; what it has to say is in `filled` and `findings` afterwards. */
export class Filling {
  readonly target: Record<string, unknown> = {};
  readonly filled: Filled[] = [];
  readonly findings: Finding[] = [];
  /** Fields that a paper says in a way that the target cannot take. */
  readonly failed = new Set<string>();
  private readonly sources: Sources;
  private readonly context: ConvertContext;
  /** Number of the target's row that a row of a paper went into. */
  private readonly links = new Map<string, string>();

  constructor(sources: Sources, direction: Direction | undefined) {
    this.sources = sources;
    this.context = direction === undefined ? {} : { direction };
  }

  rows(rows: readonly Row[], places: readonly Place[], at: string, index: number): void {
    for (const row of rows) {
      const stands = row.beside === undefined || !isNothing(resolvePointer(this.target, `${at}${row.beside}`));
      if (stands) this.row(row, places, `${at}${row.to}`, index);
    }
  }

  section(section: Section, around: readonly Place[], at: string): void {
    const list = `${at}${section.to}`;
    const { rows, findings } = matchRows(section, around, this.sources);
    this.findings.push(...findings);
    const before = resolvePointer(this.target, list);
    const start = Array.isArray(before) ? before.length : 0;
    for (const [at, places] of rows.entries()) {
      const index = start + at;
      const row = `${list}/${index}`;
      put(this.target, row, {});
      for (const { paper, base } of places) this.links.set(linkOf(list, paper, base), String(index + 1));
      this.rows(section.rows, places, row, index);
      for (const inner of section.sections ?? []) this.section(inner, places, row);
    }
  }

  private row(row: Row, places: readonly Place[], path: string, index: number): void {
    const { direction } = this.context;
    // What an earlier row has filled stands.
    if ((row.side !== undefined && row.side !== direction) || !isNothing(resolvePointer(this.target, path))) return;
    if (row.position === true) this.write(path, String(index + 1), row, 'conversion');
    else if (row.from === undefined) this.write(path, row.fixed, row, 'conversion');
    else this.fromPapers(row, asked(row, this.sources.ask(row.from, places)), path);
  }

  private fromPapers(row: Row, said: readonly Said[], path: string): void {
    let winner: { readonly said: Said; readonly taken: Taken } | undefined;
    for (const one of said) {
      const taken = this.converted(row, one, path);
      if (taken === undefined) continue;
      if (winner === undefined) {
        winner = { said: one, taken };
        this.write(path, taken.value, row, 'paper', { paper: one.paper, paths: taken.paths });
        this.sources.use(one.paper, taken.paths);
      } else this.compare(winner, { said: one, taken }, path);
    }
  }

  /** What one paper says, as the target writes it. */
  private converted(row: Row, { paper, taken }: Said, path: string): Taken | undefined {
    if (row.link !== undefined) return this.linked(row.link, paper, taken);
    const gathered = GATHER[row.gather ?? 'first'](taken);
    const name = this.nameOf(paper);
    if (gathered === undefined) {
      const found = taken.map(({ value }) => shown(value)).join(', ');
      const related = taken.flatMap(({ paths }) => paths.map((one) => ({ document: name, path: one })));
      this.findings.push(finding(CNV.notTheSame, path, { found, related: related.slice(0, 20) }));
      this.failed.add(path);
      return undefined;
    }
    if (row.by === undefined) return gathered;
    const value = row.by.convert(gathered.value, this.context);
    if (!isNothing(value)) return { value, paths: gathered.paths };
    const related = gathered.paths.map((one) => ({ document: name, path: one }));
    const expected = row.by.about.en;
    this.findings.push(finding(CNV.unconvertible, path, { found: shown(gathered.value), expected, related }));
    this.failed.add(path);
    return undefined;
  }

  /** Rows of a paper by their numbers in the target. */
  private linked(list: string, paper: number, taken: readonly Taken[]): Taken | undefined {
    const known = taken.flatMap(({ value, paths }) => {
      const number = this.links.get(linkOf(list, paper, String(value)));
      return number === undefined ? [] : [{ number, paths }];
    });
    const value = [...new Set(known.map(({ number }) => number))].sort((a, b) => Number(a) - Number(b));
    return value.length === 0 ? undefined : { value, paths: known.flatMap(({ paths }) => paths) };
  }

  /** A later paper against the one that was written. */
  private compare(
    first: { readonly said: Said; readonly taken: Taken },
    other: { readonly said: Said; readonly taken: Taken },
    path: string,
  ): void {
    const at = firstDifference(first.taken.value, other.taken.value);
    if (at === undefined) {
      this.sources.use(other.said.paper, other.taken.paths);
      this.agree(path, this.leaves(other.said.paper, other.taken.paths));
      return;
    }
    const [one, two] = [first, other].map(({ said, taken }) => ({
      document: this.nameOf(said.paper),
      path: `${taken.paths[0] ?? ''}${at}`,
      value: shown(resolvePointer(taken.value, at)),
    })) as [Conflicting, Conflicting];
    this.findings.push(
      finding(CNV.conflict, `${path}${at}`, {
        params: { first: `${one.document} ${one.path}`, second: `${two.document} ${two.path}` },
        expected: one.value,
        found: two.value,
        related: [one, two].map(({ document, path: where }) => ({ document, path: where })),
      }),
    );
  }

  /** Another paper says the same: the whole of the field names it. */
  private agree(path: string, leaves: readonly PaperLeaf[]): void {
    for (const [index, one] of this.filled.entries())
      if (one.path === path || one.path.startsWith(`${path}/`))
        this.filled[index] = { ...one, also: [...(one.also ?? []), ...leaves] };
  }

  /** A value that the caller gives; it stands above every paper. */
  set(path: string, value: unknown): void {
    const stale = new Set([path, ...leavesBelow(this.target, path)]);
    for (let index = this.filled.length - 1; index >= 0; index -= 1)
      if (stale.has(this.filled[index]?.path ?? '')) this.filled.splice(index, 1);
    put(this.target, path, value);
    for (const [leaf, one] of leavesOf(value, path))
      this.filled.push({ path: leaf, value: one, sources: [], origin: 'settings' });
  }

  private write(
    path: string,
    value: unknown,
    { by, note }: Row,
    origin: Filled['origin'],
    taken?: { readonly paper: number; readonly paths: readonly string[] },
  ): void {
    const copy = structuredClone(value);
    put(this.target, path, copy);
    const how = { ...(by === undefined ? {} : { by: by.name }), origin, ...(note === undefined ? {} : { note }) };
    const all = taken === undefined ? [] : this.leaves(taken.paper, taken.paths);
    for (const [leaf, one] of leavesOf(copy, path)) {
      if (isNothing(one)) continue;
      // A part that was copied as it is: each leaf has its own twin.
      const twin = by === undefined ? `${taken?.paths[0] ?? ''}${leaf.slice(path.length)}` : '';
      const own = all.filter((each) => each.path === twin);
      const whole = taken?.paths.length === 1 && own.length > 0;
      this.filled.push({ path: leaf, value: one, sources: whole ? own : all, ...how });
    }
  }

  private leaves(paper: number, paths: readonly string[]): readonly PaperLeaf[] {
    const name = this.nameOf(paper);
    const found = paths.flatMap((path) => leavesBelow(this.sources.rootOf(paper), path));
    return [...new Set(found)].map((path) => ({ paper: name, path }));
  }

  private nameOf(paper: number): string {
    return this.sources.papers[paper]?.name ?? String(paper);
  }
}

interface Conflicting {
  readonly document: string;
  readonly path: string;
  readonly value: string;
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const linkOf = (list: string, paper: number, row: string): string => `${list} ${paper} ${row}`;

/** What the paper says that the row wants to hear. */
function asked({ paper }: Row, said: readonly Said[]): readonly Said[] {
  if (paper === undefined) return said;
  const ordered = [...said].sort((a, b) => a.paper - b.paper);
  return paper === 'first' ? ordered.slice(0, 1) : ordered.slice(-1);
}
