import { bare, definitionOf, type Node } from '../../schema.ts';

type Box = Record<string, unknown>;

/**
 * Takes out groups of fields that miss the one which they are about: a currency without its amount is no money. Values
 * themselves were looked at when they were read.
 *
 * @returns the pointer of each group that was taken out, and the field that it misses
 */
export function withoutIncomplete(schema: Node, document: Box): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  for (const [name, child] of Object.entries(definitionOf(bare(schema)).shape ?? {}))
    if (document[name] !== undefined && !isComplete(child, document[name], `/${name}`, taken)) delete document[name];
  return taken;
}

function isComplete(schema: Node, value: unknown, pointer: string, taken: Map<string, string>): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const { type, shape = {}, element } = definitionOf(bare(schema));
  if (type === 'array' && element !== undefined) {
    const list = value as unknown[];
    for (const [index, one] of list.entries())
      if (one !== undefined && !isComplete(element, one, `${pointer}/${index}`, taken)) list[index] = undefined;
    return true;
  }
  if (type !== 'object') return true;
  const box = value as Box;
  for (const [name, child] of Object.entries(shape)) {
    if (box[name] !== undefined && !isComplete(child, box[name], `${pointer}/${name}`, taken)) delete box[name];
    if (box[name] !== undefined || definitionOf(child).type === 'optional') continue;
    taken.set(pointer, name);
    return false;
  }
  return true;
}
