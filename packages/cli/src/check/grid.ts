/** The papers of a shipment laid side by side: a row for each fact, a column for each paper. @module */
import type { Severity, Text } from '@kouan/core';
import {
  type AcrossFinding,
  acrossCatalogue,
  type Entry,
  FACTS,
  type FactName,
  gather,
  PAPER_TITLES,
  type Paper,
  type PaperType,
} from '@kouan/sdk/across';

/** A conflict in a cell: its number in the list below, and whether this is the field at fault. */
export interface Mark {
  readonly number: number;
  readonly severity: Severity;
  readonly fault: boolean;
}

/** One value as the paper writes it. */
export interface Shown {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Cell {
  readonly values: readonly Shown[];
  /** Conflicts about what is not there. */
  readonly marks: readonly Mark[];
}

export interface GridRow {
  readonly fact: FactName;
  readonly key?: string;
  /** One a column; nothing where the paper does not say it. */
  readonly cells: readonly (Cell | undefined)[];
}

export interface Grid {
  readonly columns: readonly { readonly name: string; readonly type: PaperType }[];
  readonly groups: readonly { readonly title: Text; readonly rows: readonly GridRow[] }[];
  /** Facts that one paper alone has, which are not shown. */
  readonly alone: number;
}

/** The first fact of each part of the page. */
const PARTS: Readonly<Partial<Record<FactName, Text>>> = {
  exporter: { en: 'Parties', zh: '当事人' },
  invoiceNumber: { en: 'Numbers', zh: '编号' },
  mode: { en: 'Carriage', zh: '运输' },
  packages: { en: 'Cargo', zh: '货物包装与重量' },
  containers: { en: 'Containers', zh: '集装箱' },
  tradeTerms: { en: 'Money', zh: '金额' },
  hs: { en: 'Goods', zh: '商品' },
  proofHs: { en: 'Proof of origin', zh: '原产地证明' },
  contractDate: { en: 'Dates', zh: '日期' },
};

/** More containers or subheadings than anybody compares on a page. */
const KEYS = 200;
/** Values of one cell. */
const VALUES = 12;

const ORDER = Object.keys(PAPER_TITLES);

/** What two facts of one finding are about. */
const isAbout = (found: AcrossFinding, fact: FactName): boolean => {
  const row = acrossCatalogue[found.code];
  return row !== undefined && (row.left.fact === fact || row.right.fact === fact);
};

/** Places that meet: the same field, or one within the other. */
const meets = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);

export function gridOf(papers: readonly Paper[], findings: readonly AcrossFinding[]): Grid {
  const gathered = gather(papers);
  const columns = gathered.papers
    .map(({ name, type }) => ({ name, type }))
    .sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
  const types = [...new Set(columns.map(({ type }) => type))];
  const groups: { title: Text; rows: GridRow[] }[] = [];
  let alone = 0;
  for (const fact of Object.keys(FACTS) as FactName[]) {
    const title = PARTS[fact];
    if (title !== undefined) groups.push({ title, rows: [] });
    const numbered = findings.flatMap((found, index) => (isAbout(found, fact) ? [{ found, number: index + 1 }] : []));
    const entries = types.flatMap((type) => gathered.entries(type, fact)).filter(({ text }) => text !== undefined);
    for (const [key, some] of byKey(entries)) {
      const about = numbered.filter(({ found }) => found.key === undefined || sameKey(found.key, key));
      const cells = columns.map(({ name }) => cellOf(name, some, about));
      const said = new Set(some.map(({ paper }) => paper)).size;
      if (said < 2 && about.length === 0) alone += 1;
      else groups.at(-1)?.rows.push({ fact, ...(key === undefined ? {} : { key }), cells });
    }
  }
  return { columns, groups: groups.filter(({ rows }) => rows.length > 0), alone };
}

const plain = (key = ''): string => key.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
const sameKey = (one: string, other: string | undefined): boolean => other === undefined || plain(one) === plain(other);

function byKey(entries: readonly Entry[]): [string | undefined, Entry[]][] {
  const groups = new Map<string, [string | undefined, Entry[]]>();
  for (const entry of entries) {
    const group = groups.get(plain(entry.key));
    if (group === undefined) groups.set(plain(entry.key), [entry.key, [entry]]);
    else group[1].push(entry);
  }
  return [...groups.values()].slice(0, KEYS);
}

interface Numbered {
  readonly found: AcrossFinding;
  readonly number: number;
}

function cellOf(name: string, entries: readonly Entry[], about: readonly Numbered[]): Cell | undefined {
  const own = entries.filter(({ paper }) => paper === name);
  const places = about.flatMap(({ found, number }) => [
    ...(found.at?.file === name ? [{ path: found.path, number, severity: found.severity, fault: true }] : []),
    ...(found.related ?? [])
      .filter(({ document }) => document === name)
      .map(({ path }) => ({ path, number, severity: found.severity, fault: false })),
  ]);
  if (own.length === 0 && places.length === 0) return undefined;
  const used = new Set<object>();
  const values = own.slice(0, VALUES).map((entry): Shown => {
    const paths = [...entry.paths, ...(entry.more ?? []), ...(entry.keyPath === undefined ? [] : [entry.keyPath])];
    const marks = places.filter(({ path }) => paths.some((one) => meets(one, path)));
    for (const mark of marks) used.add(mark);
    return { text: textOf(entry), marks };
  });
  const rest = own.length - values.length;
  return {
    values: rest > 0 ? [...values, { text: `… +${rest}`, marks: [] }] : values,
    marks: places.filter((mark) => !used.has(mark)),
  };
}

/** As it is written, with its unit and its other spellings. */
function textOf({ text = '', unit, also = [] }: Entry): string {
  const others = also.filter((other) => other !== '' && other !== text);
  const whole = unit === undefined ? text : `${text} ${unit === 'KGM' ? 'kg' : unit}`;
  return others.length === 0 ? whole : `${whole} · ${others.slice(0, 2).join(' · ')}`;
}
