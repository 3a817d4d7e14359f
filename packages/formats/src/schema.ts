import type * as z from 'zod';

/** A schema as zod keeps it. */
export type Node = z.core.$ZodType;

interface NodeDefinition {
  readonly type: string;
  readonly innerType?: Node;
  readonly element?: Node;
  readonly shape?: Readonly<Record<string, Node>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly string[];
  readonly options?: readonly Node[];
}

/** What a schema is made of. */
export const definitionOf = (node: Node): NodeDefinition => node._zod.def as unknown as NodeDefinition;

/** The schema behind `optional`. */
export function bare(node: Node): Node {
  const { type, innerType } = definitionOf(node);
  return type === 'optional' && innerType !== undefined ? bare(innerType) : node;
}
