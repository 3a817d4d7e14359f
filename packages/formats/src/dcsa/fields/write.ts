import { type Finding, finding, pointerTokens } from '@kouan/core';
import type { Dropped } from '@kouan/sdk';
import { numberOf } from '../../syntax/tree/decimal.ts';
import { DCS } from './catalogue.ts';
import { type FieldNode, type GroupNode, jsonName } from './node.ts';
import { below, isObject, type Json } from './read.ts';

/** What writing a message gives beside it. */
export interface Writing {
  readonly findings: Finding[];
  readonly dropped: Dropped[];
}

type Open = Record<string, Json>;

/** Writes a document by its table, and what was kept beside it where it was. */
export function writeMessage(
  table: GroupNode,
  document: Readonly<Record<string, unknown>>,
  kept: Readonly<Record<string, Json>>,
  writing: Writing,
): Open {
  const message = group(table, document, '', writing);
  for (const [pointer, value] of Object.entries(kept)) putBack(message, pointer, value);
  return message;
}

/** What was read beside the document stands again where it was, unless the document says something there by now. */
function putBack(message: Open, pointer: string, value: Json): void {
  const path = pointerTokens(pointer);
  const last = path.pop();
  let at: Json | undefined = message;
  for (const name of path) {
    if (Array.isArray(at)) at = (at as readonly Json[])[Number(name)];
    else if (isObject(at) && Object.hasOwn(at, name)) at = at[name];
    else return;
  }
  if (last === undefined || !isObject(at) || Object.hasOwn(at, last)) return;
  // A member that is called __proto__ is a member.
  Object.defineProperty(at, last, { value, enumerable: true, configurable: true, writable: true });
}

function write(node: FieldNode, value: unknown, pointer: string, writing: Writing): Json | undefined {
  switch (node.kind) {
    case 'text':
      return typeof value === 'string' ? value : lost(value, pointer, writing);
    case 'flag':
      return typeof value === 'boolean' ? value : lost(value, pointer, writing);
    case 'number': {
      const number = typeof value === 'string' ? numberOf(value) : undefined;
      if (number !== undefined) return number;
      writing.findings.push(finding(DCS.inexact, pointer, { found: String(value), params: { field: pointer } }));
      return lost(value, pointer, writing);
    }
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((one, index) => {
            const written = write(node.of, one, `${pointer}/${index}`, writing);
            return written === undefined ? [] : [written];
          })
        : lost(value, pointer, writing);
    case 'wrapped': {
      const { [node.name]: inner, ...rest } = value as Record<string, unknown>;
      for (const [name, extra] of Object.entries(rest)) lost(extra, below(pointer, name), writing);
      return inner === undefined ? undefined : write(node.of, inner, below(pointer, node.name), writing);
    }
    case 'group':
      return group(node, value as Record<string, unknown>, pointer, writing);
    case 'later':
      return write(node.node(), value, pointer, writing);
  }
}

function lost(value: unknown, path: string, writing: Writing): undefined {
  if (value !== undefined) writing.dropped.push({ path, value });
  return undefined;
}

function group(node: GroupNode, value: Readonly<Record<string, unknown>>, pointer: string, writing: Writing): Open {
  const message: Open = {};
  for (const [name, member] of Object.entries(node.members)) {
    const one = value[name];
    if (one === undefined) continue;
    const at = below(pointer, name);
    if (member.node.kind === 'group' && member.node.flat === true)
      Object.assign(message, group(member.node, one as Record<string, unknown>, at, writing));
    else {
      const written = write(member.node, one, at, writing);
      if (written !== undefined) message[jsonName(name, member)] = written;
    }
  }
  for (const [name, extra] of Object.entries(value))
    if (!Object.hasOwn(node.members, name)) lost(extra, below(pointer, name), writing);
  return message;
}
