import { type Finding, finding, type Place } from '@kouan/core';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { SCN } from './catalogue.ts';

const MAX_CHARACTERS = 512 * 1024;
const MAX_DEPTH = 40;

/** A text of YAML or JSON, with where each of its members stands. */
export interface ReadYaml {
  readonly value?: unknown;
  readonly findings: readonly Finding[];
  /** Line and column of a member, or of the nearest around it. */
  placeOf(path: readonly PropertyKey[]): Place;
}

const nowhere = (found: Finding): ReadYaml => ({ findings: [found], placeOf: () => ({}) });

/** Which scalars are more than text: `core` reads numbers and flags, `failsafe` nothing. */
export type YamlSchema = 'core' | 'failsafe';

/** Reads YAML 1.2, and so JSON. What makes a short text large is refused: anchors, aliases, tags, depth. */
export function readYaml(text: string, schema: YamlSchema = 'core'): ReadYaml {
  const tooLarge = finding(SCN.tooLarge, '', { expected: `${MAX_CHARACTERS / 1024} KB, ${MAX_DEPTH}` });
  if (text.length > MAX_CHARACTERS) return nowhere(tooLarge);
  try {
    return read(text, tooLarge, schema);
  } catch (error) {
    // Deep nesting ends the stack of the reader.
    if (error instanceof RangeError) return nowhere(tooLarge);
    throw error;
  }
}

function read(text: string, tooLarge: Finding, schema: YamlSchema): ReadYaml {
  const counter = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
    version: '1.2',
    schema,
  });
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const findings = [...document.errors, ...document.warnings].map(({ message, pos }) =>
    finding(SCN.unreadable, '', { found: message, at: at(pos[0]) }),
  );
  visit(document, {
    Node(_, node, path) {
      if (path.length > 2 * MAX_DEPTH) {
        findings.push(tooLarge);
        return visit.BREAK;
      }
      const marked = isAlias(node) ? `*${node.source}` : anchorOrTag(node);
      if (marked !== undefined) findings.push(finding(SCN.alias, '', { found: marked, at: at(node.range?.[0] ?? 0) }));
      return undefined;
    },
  });
  const placeOf = (path: readonly PropertyKey[]): Place => at(offsetOf(document.contents, path));
  return findings.length > 0 ? { findings, placeOf } : { value: document.toJS() as unknown, findings, placeOf };
}

function anchorOrTag(node: Node): string | undefined {
  if ('anchor' in node && typeof node.anchor === 'string') return `&${node.anchor}`;
  return node.tag === undefined || node.tag.startsWith('tag:yaml.org,2002:') ? undefined : node.tag;
}

/** Where the last member of a path that is there begins: its key in a map, itself in a list. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(part));
      if (pair === undefined) return offset;
      offset = (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      if (!isNode(node)) return offset;
      offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
