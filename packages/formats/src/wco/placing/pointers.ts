import { pointerOf, pointerTokens, resolvePointer } from '@kouan/core';
import { appliesTo, type How, type RowTable } from './place.ts';

/**
 * Where in the document something lies that lies at `pointer` in the rows of the message.
 *
 * @param document tells of texts that could be here or there where they are
 */
export function inDocument(pointer: string, top: RowTable, how: How, document: unknown): string {
  const tokens = pointerTokens(pointer);
  let table = top;
  let path: (string | number)[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const key = tokens[at] as string;
    const list = table.lists?.find((one) => one.key === key);
    const index = tokens[at + 1];
    const rows = list === undefined ? undefined : resolvePointer(document, pointerOf(...path, ...list.path));
    if (list !== undefined && index !== undefined && Array.isArray(rows)) {
      path = [...path, ...list.path, index];
      table = list.row;
      at++;
      continue;
    }
    const rest = tokens.slice(at);
    const place = table.places.find((one) => one.key === key && appliesTo(one, how.direction));
    const picked = table.picked?.filter((one) => one.list === key && rest[2] === one.take);
    const joined = table.joined?.find((one) => one.keys.includes(key));
    const own = pointerOf(...path, 'extensions', how.name, ...rest);
    const candidates = [place, joined, ...(picked ?? [])].flatMap((one) =>
      one === undefined ? [] : [pointerOf(...path, ...one.path)],
    );
    const found = [...candidates, own].find((one) => resolvePointer(document, one) !== undefined);
    return found ?? candidates[0] ?? own;
  }
  return pointerOf(...path);
}
