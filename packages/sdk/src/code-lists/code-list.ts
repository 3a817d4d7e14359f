/** Code lists: by name, and as of a day. @module */
import type { Text } from '@kouan/core';
import { DIGESTS } from './digests.generated.ts';
import type { ListEdition, Validity } from './edition.ts';
import { type CodeEntry, type CodeListName, entriesOf } from './entries.ts';
import { REGISTRY } from './registry.ts';

/** One code list in one edition. */
export interface CodeList extends ListEdition {
  readonly name: CodeListName;
  readonly title: Text;
  /** Rows of the edition, and SHA-256 over its entries as RFC 8785 JSON. */
  readonly rows: number;
  readonly sha256: string;
  /** The day that was asked for. */
  readonly asOf?: string;
  /** Whether the edition is known to hold on that day; undefined without a day. */
  readonly covers?: boolean;
  has(code: string): boolean;
  get(code: string): CodeEntry | undefined;
  codes(): Iterable<string>;
  entries(): Iterable<CodeEntry>;
}

export interface CodeListOptions {
  /** `2026-01-31`: leaves out codes that had not begun or had ended on that day. */
  readonly asOf?: string;
}

/** Names of all lists, sorted. */
export const codeListNames: readonly CodeListName[] = (Object.keys(REGISTRY) as CodeListName[]).sort();

/** What a list of one's own says of itself. */
export interface OwnListAbout extends ListEdition {
  readonly title: Text;
  readonly sha256: string;
}

/** A list of one's own in the place of a shipped one: the same name, other entries. */
export function ownCodeList(name: CodeListName, about: OwnListAbout, entries: readonly CodeEntry[]): CodeList {
  return madeOf({ name, ...about, rows: entries.length }, () => new Map(entries.map((entry) => [entry.code, entry])));
}

type About = Omit<CodeList, 'has' | 'get' | 'codes' | 'entries'>;

function madeOf(about: About, read: () => ReadonlyMap<string, CodeEntry>): CodeList {
  let known: ReadonlyMap<string, CodeEntry> | undefined;
  const entries = (): ReadonlyMap<string, CodeEntry> => (known ??= read());
  return {
    ...about,
    has: (code) => entries().has(code),
    get: (code) => entries().get(code),
    codes: () => entries().keys(),
    entries: () => entries().values(),
  };
}

const lists = new Map<CodeListName, CodeList>();

/** Whether a day lies between two days; one that is not given sets no limit. */
export function within(day: string, { from, until }: Pick<Validity, 'from' | 'until'>): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}

/** Whether an edition is known to hold on a day: it must say both of its ends. */
const covers = (day: string, { from, until }: ListEdition): boolean =>
  from !== undefined && until !== undefined && from <= day && day <= until;

/**
 * The list of that name; without a day the same object every time. Days are compared as text (`YYYY-MM-DD`). A day
 * outside the edition leaves the entries as they are and says so in `covers`.
 */
export function codeList(name: CodeListName, { asOf }: CodeListOptions = {}): CodeList {
  if (asOf !== undefined) return listAsOf(codeList(name), asOf);
  const known = lists.get(name);
  if (known !== undefined) return known;
  const [en, zh, edition] = REGISTRY[name];
  const [rows, sha256] = DIGESTS[name];
  const list = madeOf({ name, title: { en, zh }, ...edition, rows, sha256 }, () => entriesOf(name));
  lists.set(name, list);
  return list;
}

/** The entries that a list is known to have, or not to have lost, on a day. */
export function listAsOf(list: CodeList, asOf: string): CodeList {
  const holds = (entry: CodeEntry | undefined): entry is CodeEntry =>
    entry !== undefined && (entry.validity === undefined || within(asOf, entry.validity));
  const get = (code: string): CodeEntry | undefined => {
    const entry = list.get(code);
    return holds(entry) ? entry : undefined;
  };
  const entries = (): CodeEntry[] => [...list.entries()].filter(holds);
  return {
    ...list,
    asOf,
    covers: covers(asOf, list),
    get,
    has: (code) => get(code) !== undefined,
    codes: () => entries().map(({ code }) => code),
    entries,
  };
}
