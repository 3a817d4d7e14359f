import { type Finding, finding, pointerOf, resolvePointer } from '@kouan/core';
import type { Declaration, Receipt } from '@kouan/sdk';
import type { Group, Node } from '../../syntax/message/index.ts';
import { WCO } from '../catalogue.ts';
import { DECLARATION_TABLE } from '../declaration/fields/header.ts';
import { messages } from '../declaration/messages.ts';
import { NAME as DECLARATION } from '../declaration/name.ts';
import type { How, List, Row } from '../placing/place.ts';
import { inDocument } from '../placing/pointers.ts';
import { ownOf } from '../placing/put.ts';
import { GB } from '../profiles.ts';
import { NAME } from './name.ts';

/** One step of a pointer of the data model: a section, which of several, an element in it. */
interface Step {
  readonly DocumentSectionCode?: string;
  readonly SequenceNumeric?: string;
  readonly TagID?: string;
}

/**
 * What customs found wrong with a declaration, as findings on that declaration: their pointers (42A, 67A, 68A number 2,
 * tag 137) become the paths of the document.
 */
export function responseFindings(receipt: Receipt, declaration: Declaration): readonly Finding[] {
  const errors = ownOf(receipt as unknown as Row, NAME)['Error'];
  if (!Array.isArray(errors)) return [];
  return (errors as Row[]).flatMap((error) => {
    const steps = (Array.isArray(error['Pointer']) ? error['Pointer'] : []) as readonly Step[];
    const path = pathOf(steps, declaration);
    const details = {
      params: { text: String(error['Description'] ?? '-') },
      found: String(error['ValidationCode'] ?? '-'),
    };
    const said = finding(WCO.said, path ?? '', details);
    return path === undefined ? [said, finding(WCO.saidElsewhere, '', { found: wordsOf(steps) })] : [said];
  });
}

const wordsOf = (steps: readonly Step[]): string =>
  steps.map((one) => [one.DocumentSectionCode, one.SequenceNumeric, one.TagID].filter(Boolean).join('.')).join(' > ');

/** Where the pointer leads; `undefined` where the data model has no such way. */
function pathOf(steps: readonly Step[], declaration: Declaration): string | undefined {
  const [first, ...rest] = steps;
  const root = messages().bare.root;
  if (first === undefined) return '';
  if (first.DocumentSectionCode !== root.id) return undefined;
  const how: How = { name: DECLARATION, direction: declaration.direction, classification: GB.classification };
  let at: Group = root;
  let rows: readonly (string | number)[] = [];
  let lists: readonly List[] = DECLARATION_TABLE.lists ?? [];
  let pointer = '';
  let tag = first.TagID;
  for (const step of rest) {
    const inner: Group | undefined = groupsOf(at).find(({ id }) => id === step.DocumentSectionCode);
    if (inner === undefined) return undefined;
    at = inner;
    tag = step.TagID;
    const [key] = inner.rows ?? [];
    if (key === undefined) continue;
    const list: List | undefined = lists.find((one) => one.key === key);
    rows = [...rows, key, indexOf(step, list, pointer, declaration)];
    pointer = inDocument(pointerOf(...rows), DECLARATION_TABLE, how, declaration);
    lists = list?.row.lists ?? [];
  }
  if (tag === undefined) return inDocument(pointerOf(...rows), DECLARATION_TABLE, how, declaration);
  const key = at.children.map((node) => keyOfTag(node, tag)).find((one) => one !== undefined);
  return key === undefined ? undefined : inDocument(pointerOf(...rows, key), DECLARATION_TABLE, how, declaration);
}

const groupsOf = ({ children }: Group): readonly Group[] =>
  children.filter((one): one is Group => one.kind === 'group');

/** Key of the text with this identifier; a time holds it one level down. */
function keyOfTag(node: Node, tag: string): string | undefined {
  if (node.id !== tag) return undefined;
  if (node.kind === 'leaf') return node.key;
  const [text] = node.children;
  return text?.kind === 'leaf' ? text.key : undefined;
}

/** Goods are counted by their own number, everything else by its place. */
function indexOf(step: Step, list: List | undefined, around: string, declaration: Declaration): number {
  const number = Number(step.SequenceNumeric ?? '1');
  const rows = list === undefined ? undefined : resolvePointer(declaration, `${around}${pointerOf(...list.path)}`);
  const named = Array.isArray(rows)
    ? rows.findIndex(
        (row: Row) => row['goodsItemNumber'] === step.SequenceNumeric && step.SequenceNumeric !== undefined,
      )
    : -1;
  return named >= 0 ? named : Math.max(number - 1, 0);
}
