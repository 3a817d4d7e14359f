import {
  type FieldNode,
  type GroupNode,
  jsonName,
  type TextNode,
} from '../../packages/formats/src/dcsa/fields/node.ts';
import { shippingInstructions } from '../../packages/formats/src/dcsa/shipping-instructions/fields.ts';
import { transportDocument } from '../../packages/formats/src/dcsa/transport-document/fields.ts';
import { intro, row, table } from './page.ts';

const HEAD = ['path', 'field', 'form', 'required'];

function textOf({ min, max, form, closed, open }: TextNode): string {
  const length = max === undefined ? '' : `${min === undefined ? 'up to' : `${min} to`} ${max} characters`;
  const values = closed !== undefined ? `one of ${closed.join(', ')}` : '';
  const known = open !== undefined ? `known: ${open.join(', ')}; others with a warning` : '';
  return [form?.words.en ?? (closed === undefined && open === undefined ? 'text' : ''), length, values, known]
    .filter((part) => part !== '')
    .join('; ');
}

/** Rows of a node; a group that contains itself is named where it would begin again. */
function* rowsOf(
  node: FieldNode,
  path: string,
  field: string,
  required: string,
  open: readonly FieldNode[],
): Generator<string> {
  switch (node.kind) {
    case 'text':
      yield row(path, field, textOf(node), required);
      return;
    case 'number': {
      const { min, above, max, integer } = node;
      const limits = [
        min === undefined ? '' : `at least ${min}`,
        above === undefined ? '' : `more than ${above}`,
        max === undefined ? '' : `at most ${max}`,
      ];
      const form = [integer === true ? 'a whole number' : 'a number', ...limits].filter((part) => part !== '');
      yield row(path, field, form.join(', '), required);
      return;
    }
    case 'flag':
      yield row(path, field, 'true or false', required);
      return;
    case 'wrapped':
      yield* rowsOf(node.of, path, `${field}/${node.name}`, required, open);
      return;
    case 'later': {
      const inner = node.node();
      if (open.includes(inner)) yield row(path, field, 'the same again', required);
      else yield* rowsOf(inner, path, field, required, open);
      return;
    }
    case 'list': {
      const { min = 0, max } = node;
      const times = max === undefined ? `${min} or more` : `${min} to ${max}`;
      if (node.of.kind === 'group' || node.of.kind === 'later')
        yield row(`${path}[]`, `${field}/*`, `${times} objects`, required);
      yield* rowsOf(node.of, `${path}[]`, `${field}/*`, required, open);
      return;
    }
    case 'group':
      yield* groupRows(node, path, field, [...open, node]);
  }
}

function* groupRows(group: GroupNode, path: string, field: string, open: readonly FieldNode[]): Generator<string> {
  for (const [name, member] of Object.entries(group.members)) {
    const said = jsonName(name, member);
    const inner = member.node;
    // What is flat stands side by side in the message and together in the document.
    const at = inner.kind === 'group' && inner.flat === true ? path : path === '' ? said : `${path}/${said}`;
    const required = [member.required === true ? 'yes' : '', member.deprecated === true ? 'deprecated' : ''];
    yield* rowsOf(inner, at, `${field}/${name}`, required.filter((word) => word !== '').join(', '), open);
  }
  const sets = (words: string, all: readonly (readonly string[])[] = []): string[] =>
    all.map((names) => row(path === '' ? '(the message)' : path, '', `${words} of ${names.join(', ')}`, 'yes'));
  yield* sets('exactly one', group.oneOf);
  yield* sets('at least one', group.anyOf);
}

const page = (name: string, group: GroupNode): string =>
  `${intro(name)}\n${table(HEAD, [...groupRows(group, '', '', [group])])}`;

/** The pages of the messages of DCSA EBL 3.0. */
export function dcsaPages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/formats/dcsa.shipping-instructions.md', page('dcsa.shipping-instructions', shippingInstructions)],
    ['docs/formats/dcsa.transport-document.md', page('dcsa.transport-document', transportDocument)],
  ]);
}
