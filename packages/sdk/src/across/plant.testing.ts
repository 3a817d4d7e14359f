/** Planting one conflict: another value of the same kind at one place of one paper. @module */
import { resolvePointer } from '@kouan/core';
import type { Document } from '../documents/index.ts';
import { FACTS } from './facts.ts';
import { gather } from './gather.ts';
import type { Row } from './rows/row.ts';
import type { Paper } from './value.ts';

/** Another value for a text as papers write it; several where one may be no conflict. */
const OTHERS: Readonly<Record<string, (text: string) => readonly string[]>> = {
  agreement: (text) => [text.length === 2 ? '10' : 'ACFTA'],
  amount: (text) => [String(Number(text) * 4), String(Number(text) / 4), String(Number(text) * 40)],
  container: () => ['TEMU0000011'],
  country: () => ['DE'],
  date: (text) => [`2025-06-01${text.slice(10)}`, `2027-06-01${text.slice(10)}`],
  goods: (text) => [/\p{Script=Han}/u.test(text) ? '椅子' : 'WOODEN CHAIRS'],
  hs: (text) => [`940171${'0'.repeat(Math.max(0, text.length - 6))}`],
  marks: () => ['ABC 999'],
  number: () => ['OTHER-77'],
  package: () => ['BAGS'],
  party: (text) => [/\p{Script=Han}/u.test(text) ? '另一家有限公司' : 'ANOTHER FIRM GMBH'],
  port: (text) => [/^[A-Z]{2}[A-Z2-9]{3}(\/|$)/.test(text) ? 'DEHAM' : /\d/.test(text) ? 'NLD066' : 'HAMBURG'],
  register: () => ['91330201MA281002XL'],
  seal: () => ['ZZ99999'],
  sizeType: () => ['22G1'],
  terms: (text) => [/\d/.test(text) ? '7' : 'EXW'],
  text: (text) => [/^\d$/.test(text) ? '4' : text === 'USD' ? 'EUR' : 'OTHER', 'COL', 'CC', 'EXW'],
  vessel: () => ['OTHER STAR'],
  voyage: () => ['777E'],
};

/** A copy of a document with one value put at a pointer. */
export function put<D>(document: D, pointer: string, value: unknown): D {
  const root = structuredClone(document) as unknown as Record<string, unknown>;
  const tokens = pointer.slice(1).split('/');
  let at = root;
  tokens.forEach((token, index) => {
    if (index === tokens.length - 1) at[token] = value;
    else {
      at[token] ??= /^\d+$/.test(tokens[index + 1] ?? '') ? [] : {};
      at = at[token] as Record<string, unknown>;
    }
  });
  return root as unknown as D;
}

/** One paper changed in one place. */
export interface Plant {
  readonly paper: string;
  readonly path: string;
  readonly value: unknown;
  readonly papers: readonly Paper[];
}

const planted = (papers: readonly Paper[], paper: string, path: string, value: unknown): Plant => ({
  paper,
  path,
  value,
  papers: papers.map((one) =>
    one.name === paper ? { name: paper, document: put<Document>(one.document, path, value) } : one,
  ),
});

/** One more row in a list, with another value: what the other paper lacks. */
function* added(row: Row, papers: readonly Paper[]): Generator<Plant> {
  const { kind } = FACTS[row.left.fact];
  for (const { paper, path } of gather(papers)
    .values(row.left.type, row.left.fact)
    .flatMap(({ places }) => places)) {
    const [, list = '', , rest = ''] = /^(.*)\/(\d+)((?:\/\D[^/]*)*)$/.exec(path) ?? [];
    const document = papers.find(({ name }) => name === paper)?.document;
    const rows = resolvePointer(document, list);
    const text = resolvePointer(document, path);
    if (!Array.isArray(rows) || typeof text !== 'string') continue;
    for (const other of OTHERS[kind]?.(text) ?? []) {
      const more = structuredClone(rows[0]) as unknown;
      const at = `${list}/${rows.length}`;
      const one = planted(papers, paper, at, more);
      yield planted(one.papers, paper, `${at}${rest}`, other);
    }
  }
}

/** Every change of one field that the row compares; the second side first, since the first mostly knows better. */
export function* changesOf(row: Row, papers: readonly Paper[]): Generator<Plant> {
  const gathered = gather(papers);
  for (const side of [row.right, row.left]) {
    const { kind } = FACTS[side.fact];
    for (const value of gathered.values(side.type, side.fact)) {
      for (const { paper, path } of [...value.places, ...value.others.filter(() => kind === 'amount')]) {
        const text = resolvePointer(papers.find(({ name }) => name === paper)?.document, path);
        if (typeof text !== 'string' || (kind === 'amount' && !/^\d/.test(text))) continue;
        for (const other of OTHERS[kind]?.(text) ?? []) yield planted(papers, paper, path, other);
      }
    }
  }
}

/** The same, and rows that only one of the papers has. */
export function* plantsOf(row: Row, papers: readonly Paper[]): Generator<Plant> {
  yield* changesOf(row, papers);
  if (row.relation === 'within') yield* added(row, papers);
}
