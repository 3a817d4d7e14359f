import type { Group, Message } from '../../syntax/message/index.ts';
import { DECLARATION } from '../schema/declaration.generated.ts';
import { METADATA_NODES } from '../schema/metadata.ts';
import { OF_RESPONSE } from '../schema/namespaces.ts';
import { RESPONSE } from '../schema/response.generated.ts';
import { nodesOf } from '../schema/table.ts';

const inner = (text: string): string => text.split('\n').slice(1).join('\n').replaceAll(/^ {2}/gm, '');

let made: Message | undefined;

/** A response within its metadata. What customs changed stands in it as a declaration under its own namespace. */
export function message(): Message {
  if (made !== undefined) return made;
  const changed: Group = {
    kind: 'group',
    element: 'Declaration',
    prefix: 'dec',
    presence: 'may',
    max: 1,
    id: '42A',
    children: nodesOf({ text: inner(DECLARATION), prefix: 'dec', types: 'dds', scope: 'dec:Declaration' }),
  };
  const own = nodesOf({ text: inner(RESPONSE).replace(/\nod:Declaration$/, ''), types: 'ds' });
  const response: Group = {
    kind: 'group',
    element: 'Response',
    presence: 'must',
    max: 1,
    id: '07B',
    children: [...own, changed],
  };
  made = {
    root: {
      kind: 'group',
      element: 'MetaData',
      prefix: 'md',
      presence: 'must',
      max: 1,
      children: [...METADATA_NODES, response],
    },
    namespace: OF_RESPONSE[''],
    namespaces: OF_RESPONSE,
    bare: true,
    fixed: {},
  };
  return made;
}
