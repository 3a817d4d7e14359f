import type { Group, Message } from '../../syntax/message/index.ts';
import { DECLARATION } from '../schema/declaration.generated.ts';
import { METADATA_NODES } from '../schema/metadata.ts';
import { OF_DECLARATION } from '../schema/namespaces.ts';
import { nodesOf } from '../schema/table.ts';
import { EDS, withDanish } from './denmark.ts';

/** How declarations stand: within metadata or alone. */
export interface DeclarationMessages {
  readonly wrapped: Message;
  readonly bare: Message;
}

let made: DeclarationMessages | undefined;

/** A declaration within its metadata, and one that stands alone, with the elements of every profile. */
export function messages(): DeclarationMessages {
  if (made !== undefined) return made;
  const text = DECLARATION.split('\n').slice(1).join('\n').replaceAll(/^ {2}/gm, '');
  const declaration: Group = {
    kind: 'group',
    element: 'Declaration',
    presence: 'must',
    max: 1,
    id: '42A',
    children: withDanish(nodesOf({ text, types: 'ds' })),
  };
  const root: Group = {
    kind: 'group',
    element: 'MetaData',
    prefix: 'md',
    presence: 'must',
    max: 1,
    children: [...METADATA_NODES, declaration],
  };
  const facts = {
    namespace: OF_DECLARATION[''],
    namespaces: { ...OF_DECLARATION, eds: EDS },
    bare: true,
    fixed: {},
  } as const;
  made = { wrapped: { root, ...facts }, bare: { root: declaration, ...facts } };
  return made;
}

/** The message that a declaration is written as, with the namespaces that it needs. */
export function messageFor(metadata: boolean, danish: boolean): Message {
  const { wrapped, bare } = messages();
  const { md, ...inner } = OF_DECLARATION;
  const namespaces = { ...(metadata ? { md } : {}), ...inner, ...(danish ? { eds: EDS } : {}) };
  return { ...(metadata ? wrapped : bare), namespaces };
}
