import { type Finding, finding, pointerOf } from '@kouan/core';
import type { TableEvent } from '@kouan/formats/table';
import { GDS } from './catalogue.ts';
import { type CellKind, columnNamed, type GoodColumn } from './columns.ts';

/** A good as a file has it: any JSON, where it stands, and what was wrong before it was looked at as a good. */
export interface RawGood {
  readonly value: unknown;
  readonly row: number;
  /** In a table: the row of each material. */
  readonly materialRows?: readonly number[];
  readonly findings: readonly Finding[];
}

type Tree = Record<string, unknown>;
interface Draft {
  readonly id: string;
  readonly row: number;
  readonly value: Tree & { materials: Tree[] };
  readonly materialRows: number[];
  readonly findings: Finding[];
}

const FLAGS = new Map<string, boolean>([
  ...['yes', 'y', 'true', '1', '是', '√'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0', '否', '×'].map((word) => [word, false] as const),
]);

/** What a cell says; undefined when it is not of its kind. */
const READ: Readonly<Record<CellKind, (text: string) => unknown>> = {
  text: (text) => text,
  flag: (text) => FLAGS.get(text.toLowerCase()),
  flagOrText: (text) => FLAGS.get(text.toLowerCase()) ?? text,
  list: (text) => text.split(/[\s,;，；、]+/).filter(Boolean),
};

/** Goods from the rows of a table: rows with one id that follow each other are one good, a row is one material. */
export class GoodRows {
  private columns: readonly (GoodColumn | undefined)[] = [];
  private names: readonly string[] = [];
  private header: readonly Finding[] = [];
  private readonly done = new Set<string>();
  private open: Draft | undefined;
  private pending: Finding[] = [];

  /** The goods that an event completes. */
  *take(event: TableEvent): Generator<RawGood> {
    if (event.kind === 'finding') this.pending.push(event.finding);
    else if (event.kind === 'object') {
      yield* this.flush();
      yield { value: event.value, row: event.row, findings: this.pending.splice(0) };
    } else if (event.kind === 'header') this.start(event.names, event.row);
    else yield* this.row(event.cells, event.row);
  }

  /** The last good, or what there is to say when there is none. */
  *end(): Generator<RawGood> {
    const last = this.flush();
    const rest = this.pending.splice(0);
    if (last.length > 0) {
      for (const { findings, ...good } of last) yield { ...good, findings: [...findings, ...rest] };
    } else if (rest.length > 0) yield { value: undefined, row: rest[0]?.at?.row ?? 1, findings: rest };
  }

  private start(names: readonly string[], row: number): void {
    this.names = names;
    this.columns = names.map(columnNamed);
    const seen = new Set<GoodColumn>();
    this.header = this.columns.flatMap((column, index) => {
      if (column === undefined || !seen.has(column)) {
        if (column !== undefined) seen.add(column);
        return [];
      }
      const at = { row, column: index + 1, field: names[index] ?? '' };
      return [finding(GDS.doubled, pointerOf(...column.path), { found: column.path.join('.'), at })];
    });
  }

  private *row(cells: readonly string[], row: number): Generator<RawGood> {
    if (cells.every((cell) => cell.trim() === '')) return;
    const index = this.columns.findIndex((column) => column?.path.join('.') === 'id');
    const id = (cells[index] ?? '').trim();
    if (id === '' && this.open === undefined) {
      const at = { row, column: Math.max(0, index) + 1 };
      yield { value: undefined, row, findings: [...this.pending.splice(0), finding(GDS.noId, '/id', { at })] };
      return;
    }
    // A row without an id goes on with the good before it, as people leave the cell empty below the first.
    if (this.open === undefined || (id !== '' && id !== this.open.id)) {
      yield* this.flush();
      const findings = [...this.header, ...this.pending.splice(0)];
      if (this.done.has(id)) findings.push(finding(GDS.twoPlaces, '/id', { found: id, at: { row } }));
      this.open = { id, row, value: { id, materials: [] }, materialRows: [], findings };
    } else this.open.findings.push(...this.pending.splice(0));
    this.fill(this.open, cells, row);
  }

  private fill(draft: Draft, cells: readonly string[], row: number): void {
    const material: Tree = {};
    for (const [index, cell] of cells.entries()) {
      const text = cell.trim();
      if (text === '') continue;
      const column = this.columns[index];
      const field = this.names[index] ?? '';
      const at = { row, column: index + 1, field };
      if (column === undefined) {
        draft.findings.push(finding(GDS.unknownColumn, '', { found: field || String(index + 1), at }));
        continue;
      }
      const value = READ[column.kind](text);
      const [first, ...below] = column.path;
      const ofMaterial = first === 'materials';
      const pointer = ofMaterial
        ? pointerOf('materials', draft.value.materials.length, ...below)
        : pointerOf(...column.path);
      if (value === undefined) draft.findings.push(finding(GDS.badFlag, pointer, { found: text, at }));
      else if (ofMaterial) put(material, below, value);
      else {
        const before = put(draft.value, column.path, value);
        if (before !== undefined && JSON.stringify(before) !== JSON.stringify(value))
          draft.findings.push(finding(GDS.conflict, pointer, { expected: String(before), found: text, at }));
      }
    }
    if (Object.keys(material).length === 0) return;
    draft.value.materials.push(material);
    draft.materialRows.push(row);
  }

  private flush(): RawGood[] {
    const { open } = this;
    if (open === undefined) return [];
    this.open = undefined;
    this.done.add(open.id);
    const { value, row, materialRows, findings } = open;
    return [{ value, row, materialRows, findings }];
  }
}

/** Puts a value where nothing stands yet; answers with what stood there. Keys come from the table of columns. */
function put(root: Tree, path: readonly string[], value: unknown): unknown {
  let object = root;
  for (const key of path.slice(0, -1)) object = (object[key] ??= {}) as Tree;
  const last = path.at(-1) as string;
  if (object[last] !== undefined) return object[last];
  object[last] = value;
  return undefined;
}
