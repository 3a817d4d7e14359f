/** Words to write tables of trees with. @module */
import type { Json, TreeLeaf, TreeList, TreeNode, TreeValue } from './node.ts';

const path = (text: string): readonly string[] => (text === '' ? [] : text.split('.'));

/** One value: `leaf('exchangedDocument.id.content', 'number', TEXT)`. */
export const leaf = (at: string, to: string, value: TreeValue): TreeLeaf => ({
  kind: 'leaf',
  at: path(at),
  to: path(to),
  value,
});

/** A value that must stand where the object around it stands. */
export const need = (one: TreeLeaf): TreeLeaf => ({ ...one, need: one.at.length });

/** A value of which absence says something. */
export const usual = (said: unknown, one: TreeLeaf): TreeLeaf => ({ ...one, usual: said });

type Nodes = readonly (TreeNode | readonly TreeNode[])[];
const flat = (nodes: Nodes): readonly TreeNode[] => nodes.flat();

/** Each entry is a row. */
export const rows = (at: string, to: string, ...children: Nodes): TreeList => ({
  kind: 'list',
  at: path(at),
  to: path(to),
  children: flat(children),
});

/** One entry, whose values belong to the row around it. */
export const entry = (at: string, ...children: Nodes): TreeList => ({
  kind: 'list',
  at: path(at),
  children: flat(children),
});

/** Only entries that say so. */
export const when = (at: string, is: readonly Json[], list: TreeList): TreeList => ({
  ...list,
  when: { at: path(at), is },
});

/** An entry that the document has place for only once. */
export const alone = (list: TreeList): TreeList => ({ ...list, alone: true });

/** Rows that are none without these keys. */
export const needing = (needs: readonly string[], list: TreeList): TreeList => ({ ...list, needs });

/** A value, and others that say nothing without it. */
export const led = (lead: TreeLeaf, ...others: readonly TreeLeaf[]): readonly TreeNode[] => [
  lead,
  ...others.map((one) => ({ ...one, lead: { at: lead.at, value: lead.value } })),
];

/** Two values that say nothing without each other. */
export const pair = (one: TreeLeaf, other: TreeLeaf): readonly TreeNode[] => [
  { ...one, lead: { at: other.at, value: other.value } },
  { ...other, lead: { at: one.at, value: one.value } },
];

/** A value that stands in one of several places, by what it looks like, or nowhere. */
export const either = (...nodes: readonly TreeNode[]): readonly TreeNode[] =>
  nodes.map(
    (node): TreeNode =>
      node.kind === 'leaf' ? { ...node, otherwise: true } : { ...node, children: either(...node.children) },
  );

/** A list of values. */
export const values = (at: string, to: string, inner: string, value: TreeValue): TreeList =>
  rows(at, to, leaf(inner, '', value));

/** The nodes, below these names of the message. */
export const inside = (at: string, ...nodes: Nodes): readonly TreeNode[] =>
  flat(nodes).map((node) => {
    const lead = node.kind === 'leaf' ? node.lead : undefined;
    const led = lead === undefined ? {} : { lead: { ...lead, at: [...path(at), ...lead.at] } };
    return { ...node, ...led, at: [...path(at), ...node.at] };
  });

/** The nodes, below these keys of the document. */
export const under = (to: string, ...nodes: Nodes): readonly TreeNode[] =>
  flat(nodes).map((node): TreeNode => {
    if (node.kind === 'leaf' || node.to !== undefined)
      return { ...node, to: [...path(to), ...(node.to ?? [])] } as TreeNode;
    return { ...node, children: under(to, node.children) };
  });
