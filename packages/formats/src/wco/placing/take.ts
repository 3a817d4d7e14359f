import { setAt } from '../../syntax/message/row.ts';
import {
  appliesTo,
  baseOf,
  besideHolds,
  composedOf,
  type How,
  type Joined,
  type List,
  type Picked,
  partsOf,
  type Row,
  type RowTable,
} from './place.ts';

/**
 * Moves what a row of the message says to its places in the document. What has no place, and what would be written
 * otherwise than it stood, lies under `extensions` by its key.
 *
 * @param row what is taken of it is set to `undefined`
 * @param target the row of the document, which is filled
 */
export function takeRow(row: Row, table: RowTable, target: Row, how: How): void {
  takePlaces(row, table, target, how);
  for (const one of table.joined ?? []) {
    const [first, rest] = textsOf(one, row) ?? [];
    if (first === undefined) continue;
    setAt(target, one.path, `${first}${rest}`);
    for (const key of one.keys) row[key] = undefined;
  }
  for (const one of table.composed ?? []) {
    const text = appliesTo(one, how.direction) ? composedOf(one, row) : undefined;
    if (text !== undefined) setAt(target, one.path, text);
  }
  for (const one of table.picked ?? []) pick(one, row, target, how);
  for (const list of table.lists ?? []) {
    const rows = row[list.key];
    if (!Array.isArray(rows) || rows.length === 0 || !rows.every((each) => isWhole(list, each))) continue;
    const made: Row[] = [];
    for (const each of rows as Row[]) {
      const one: Row = {};
      takeRow(each, list.row, one, how);
      made.push(one);
    }
    setAt(target, list.path, made);
    row[list.key] = undefined;
  }
  let own: Row | undefined;
  for (const key in row) {
    const left = row[key];
    if (left !== undefined) (own ??= {})[key] = left;
  }
  if (own !== undefined) target['extensions'] = { [how.name]: own };
}

/** What is said whole by the document is taken out of the row. */
function takePlaces(row: Row, { places }: RowTable, target: Row, { direction }: How): void {
  let taken: string | undefined;
  for (const place of places) {
    const { key, path, value: kind } = place;
    const raw = row[key];
    if (typeof raw !== 'string' || !appliesTo(place, direction) || !besideHolds(place, row)) continue;
    const base = baseOf(key);
    // What an attribute says is meant for the value that stands before it in the table; without that it says nothing.
    if (base !== undefined && base !== taken) continue;
    const value = kind.read(raw.trim());
    if (value === undefined) continue;
    setAt(target, path, value);
    if (base === undefined) taken = key;
    if (kind.write(value) === raw) row[key] = undefined;
  }
}

/** Both parts of a code, where it can be taken apart again. */
function textsOf({ keys }: Joined, row: Row): readonly [string, string] | undefined {
  const [first, rest] = keys.map((key) => row[key]);
  if (typeof first !== 'string' || typeof rest !== 'string' || first.length !== 1 || rest === '') return undefined;
  return first.trim() === first && rest.trim() === rest ? [first, rest] : undefined;
}

/** A list is taken whole or left: its order says something (amendments count by it). */
const isWhole = ({ row: { joined = [] } }: List, row: Row): boolean =>
  joined.every((one) => textsOf(one, row) !== undefined);

function pick(picked: Picked, row: Row, target: Row, how: How): void {
  const { list, mark, take, path, value: kind } = picked;
  const rows = row[list];
  if (!Array.isArray(rows)) return;
  const marked = partsOf(picked, how).map(([text]) =>
    (rows as Row[]).filter((one) => typeof one[mark] === 'string' && (one[mark] as string).trim() === text),
  );
  const found = marked.map(([first]) => first);
  const texts = found.map((one) => one?.[take]);
  const fits = partsOf(picked, how).every(([, digits], at) => {
    const text = texts[at];
    if (text === undefined) return marked[at]?.length === 0 && at > 0;
    if (typeof text !== 'string' || text.trim() !== text || marked[at]?.some((one) => one[take] === undefined))
      return false;
    // Where another part follows, the cut between them must be found again.
    const last = texts.slice(at + 1).every((later) => later === undefined);
    return last ? text.length <= digits : text.length === digits;
  });
  // A mark without a text is kept apart from one whose text was taken.
  for (const one of marked.flat()) one[take] ??= '';
  if (!fits || texts.length === 0) return;
  const value = kind.read(texts.filter((text) => text !== undefined).join(''));
  if (value === undefined) return;
  setAt(target, path, value);
  for (const one of found) if (one !== undefined) delete one[take];
}
