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
  withUnit,
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
    const entries = types.flatMap((type) => gathered.entries(type, fact)).filter(({ text }) => text !== undefined);
    for (const [key, some] of byKey(entries)) {
      const about = (found: AcrossFinding): boolean =>
        isAbout(found, fact) && (found.key === undefined || sameKey(found.key, key));
      const cells = columns.map((column) => cellOf(column, some, fact, findings, about));
      const said = new Set(some.map(({ paper }) => paper)).size;
      const told = findings.some(about);
      if (said < 2 && !told) alone += 1;
      // It repeats the gross mass, and matters only where it does not fit.
      else if (fact === 'loadMass' && !told) continue;
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

interface MarkedPlace extends Mark {
  readonly path: string;
  /** The row is what the finding is about; otherwise only the very same field is marked. */
  readonly about: boolean;
  /** The paper is one of the two that the check compares. */
  readonly compared: boolean;
}

function placesOf(
  { name, type }: Grid['columns'][number],
  findings: readonly AcrossFinding[],
  about: (found: AcrossFinding) => boolean,
): MarkedPlace[] {
  return findings.flatMap((found, index) => {
    const row = acrossCatalogue[found.code];
    const mark = {
      number: index + 1,
      severity: found.severity,
      about: about(found),
      compared: row?.left.type === type || row?.right.type === type,
    };
    const others = (found.related ?? []).filter(({ document }) => document === name);
    return [
      ...(found.at?.file === name ? [{ ...mark, path: found.path, fault: true }] : []),
      ...others.map(({ path }) => ({ ...mark, path, fault: false })),
    ];
  });
}

function cellOf(
  column: Grid['columns'][number],
  entries: readonly Entry[],
  fact: FactName,
  findings: readonly AcrossFinding[],
  about: (found: AcrossFinding) => boolean,
): Cell | undefined {
  const own = entries.filter(({ paper }) => paper === column.name);
  const places = placesOf(column, findings, about);
  const used = new Set<object>();
  const values = new Map<string, Shown>();
  for (const [index, entry] of own.entries()) {
    const marks = places.filter(
      ({ path, about: here }) =>
        entry.paths.includes(path) || (here && [...entry.paths, ...(entry.more ?? [])].some((one) => meets(one, path))),
    );
    for (const mark of marks) used.add(mark);
    // Parts of a sum are told one by one, what is said twice once.
    const text = `${FACTS[fact].many === 'sum' && index > 0 ? '+ ' : ''}${textOf(entry)}`;
    const id = FACTS[fact].many === 'sum' ? String(index) : text;
    values.set(id, { text, marks: [...(values.get(id)?.marks ?? []), ...marks] });
  }
  const missing = places.filter((mark) => mark.about && mark.compared && !used.has(mark));
  if (values.size === 0 && missing.length === 0) return undefined;
  const shown = [...values.values()];
  const rest = shown.length - VALUES;
  return {
    values: rest > 0 ? [...shown.slice(0, VALUES), { text: `… +${rest}`, marks: [] }] : shown,
    marks: missing,
  };
}

/** As it is written, with its unit and its other spellings. */
function textOf({ text = '', unit, also = [] }: Entry): string {
  const others = also.filter((other) => other !== '' && other !== text);
  const whole = withUnit(text, unit);
  return others.length === 0 ? whole : `${whole} · ${others.slice(0, 2).join(' · ')}`;
}
