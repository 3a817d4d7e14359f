import { type Definition, type Finding, finding } from '@kouan/core';
import { readXml } from '../syntax/xml/index.ts';
import { UBL } from './catalogue.ts';
import { elements, type Inside } from './order.ts';

/** Things that are said of one document. */
const MOST = 100;

/** Versions of UBL whose elements the schema of the last one has. */
const VERSIONS = /^2\.[01234]$/;
const LAST = '2.4';

interface Frame {
  readonly name: string;
  readonly inside: Inside | undefined;
  readonly counts: Map<string, number>;
  /** The child that comes last so far, in the order of the schema. */
  last: string | undefined;
}

/** Content that is nobody’s but its sender’s. */
const OPEN = new Set(['ExtensionContent']);

/**
 * Holds a document against its schema: elements that it does not have, that are missing, that stand too often or in
 * another order. What texts must look like is said where they are read.
 */
export function structureOf(bytes: Uint8Array, maxBytes: number): readonly Finding[] {
  const findings: Finding[] = [];
  const frames: Frame[] = [];
  let open = 0;
  let version: string | undefined;
  let text = '';
  readXml(
    bytes,
    (position) => {
      const say = (definition: Definition, found: string, expected: string): void => {
        if (findings.length < MOST) findings.push(finding(definition, '', { found, expected, at: position.place() }));
        else if (findings.length === MOST)
          findings.push(finding(UBL.tooManyProblems, '', { expected: String(MOST), at: position.place() }));
      };
      return {
        open(name) {
          text = '';
          const around = frames.at(-1);
          frames.push({
            name,
            inside: open > 0 ? undefined : elements().get(name),
            counts: new Map(),
            last: undefined,
          });
          if (open > 0 || OPEN.has(name)) open++;
          if (around === undefined || open > 1 || around.inside === undefined) return;
          const child = around.inside.children.get(name);
          if (child === undefined) {
            if (around.inside.order.length > 0) say(UBL.unknownElement, name, around.name);
            return;
          }
          const count = (around.counts.get(name) ?? 0) + 1;
          around.counts.set(name, count);
          if (count === 2 && !child.many) say(UBL.repeated, name, around.name);
          const before = around.last === undefined ? undefined : around.inside.children.get(around.last);
          if (before !== undefined && before.at > child.at) say(UBL.outOfOrder, name, before.name);
          else around.last = name;
        },
        text(value) {
          if (frames.length === 2) text += value;
        },
        close() {
          const frame = frames.pop() as Frame;
          if (open > 0) open--;
          if (frames.length === 1 && frame.name === 'UBLVersionID') {
            version = text.trim();
            if (!VERSIONS.test(version)) say(UBL.unknownVersion, version, LAST);
          }
          if (open > 0 || frame.inside === undefined) return;
          for (const { name, needed } of frame.inside.children.values())
            if (needed && !frame.counts.has(name)) say(UBL.missing, frame.name, name);
        },
      };
    },
    { maxBytes },
  );
  return findings;
}
