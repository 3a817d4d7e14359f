import * as fc from 'fast-check';
import { define, type Json, type JsonObject, setAt, type TreeList, type TreeNode } from './node.ts';

/** Messages that a table can read, made up from the samples of its values. */
export function messagesOf(table: readonly TreeNode[]): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(...table.map((node) => (node.kind === 'leaf' ? leafOf(node.value.samples) : listOf(node))))
    .map((values) => {
      const message: Record<string, unknown> = {};
      for (const [index, node] of table.entries()) put(message, node, values[index] as Json | undefined);
      return message as JsonObject;
    });
}

const leafOf = (samples: readonly Json[]): fc.Arbitrary<Json | undefined> =>
  fc.option(fc.constantFrom(...samples), { nil: undefined });

function listOf({ to, when, children }: TreeList): fc.Arbitrary<readonly Json[] | undefined> {
  const [only] = children;
  const value = only?.kind === 'leaf' && only.at.length === 0 ? only.value : undefined;
  const one: fc.Arbitrary<Json> =
    value !== undefined
      ? fc.constantFrom(...value.samples)
      : fc.tuple(messagesOf(children), fc.constantFrom(...(when?.is ?? [null]))).map(([inner, word]) => {
          if (when === undefined) return inner;
          const said = structuredClone(inner) as Record<string, unknown>;
          setAt(said, when.at, word);
          return said as JsonObject;
        });
  return fc.option(fc.array(one, { maxLength: to === undefined ? 1 : 2, minLength: 1 }), { nil: undefined });
}

/** Several nodes may share one list of the message. */
function put(message: Record<string, unknown>, node: TreeNode, value: Json | undefined): void {
  if (value === undefined) return;
  const there = node.at.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], message);
  if (node.kind === 'list' && Array.isArray(there)) there.push(...(value as Json[]));
  else setAt(message, node.at, structuredClone(value));
}

type Change = (message: JsonObject) => string | Uint8Array;
type Break = readonly [name: string, codes: readonly string[], change: Change];

const text = (message: JsonObject): string => JSON.stringify(message);
const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Puts something in the place of the first value that is found. */
const instead =
  (fits: (value: Json) => boolean, value: Json): Change =>
  (message) => {
    const copy = structuredClone(message) as Record<string, unknown>;
    let done = false;
    const walk = (at: Record<string, unknown>): void => {
      for (const [name, one] of Object.entries(at)) {
        if (done) return;
        if (fits(one as Json)) {
          define(at, name, value);
          done = true;
        } else if (typeof one === 'object' && one !== null) walk(one as Record<string, unknown>);
      }
    };
    walk(copy);
    if (!done) throw new Error('nothing to be broken');
    return text(copy as JsonObject);
  };
const isText = (value: Json): boolean => typeof value === 'string';
const isList = (value: Json): boolean => Array.isArray(value);
const STRANGE = ['TRE-0003', 'TRE-0004', 'TRE-0005', 'TRE-0012'];

/** Thirty-five ways to break a message of JSON; each is said in a finding, and none ends in a crash. */
export const JSON_BREAKS: readonly Break[] = [
  ['nothing', ['TRE-0001'], () => ''],
  ['white space', ['TRE-0001'], () => ' \n'],
  ['cut at the end', ['TRE-0001'], (message) => text(message).slice(0, -1)],
  ['cut in the middle', ['TRE-0001'], (message) => text(message).slice(0, text(message).length >> 1)],
  ['two values', ['TRE-0001'], (message) => text(message) + text(message)],
  ['a comma too many', ['TRE-0001'], (message) => `${text(message).slice(0, -1)},}`],
  ['a comma too few', ['TRE-0001'], (message) => text(message).replace(',', ' ')],
  ['no colon', ['TRE-0001'], (message) => text(message).replace(':', ' ')],
  ['single quotes', ['TRE-0001'], (message) => text(message).replaceAll('"', "'")],
  ['a comment', ['TRE-0001'], (message) => `/* x */${text(message)}`],
  ['NaN', ['TRE-0001'], () => '{"a":NaN}'],
  ['Infinity', ['TRE-0001'], () => '{"a":Infinity}'],
  ['a number with a leading zero', ['TRE-0001'], () => '{"a":01}'],
  ['a number that comes out as another', ['TRE-0001'], () => '{"a":9007199254740993}'],
  ['a number without end', ['TRE-0001'], () => `{"a":1e999}`],
  ['a member twice', ['TRE-0001'], (message) => `{"zz":1,"zz":2,${text(message).slice(1)}`],
  ['half of a pair', ['TRE-0001'], () => '{"a":"\\ud800"}'],
  ['a control character', ['TRE-0001'], () => '{"a":"\u0001"}'],
  ['a line break in a text', ['TRE-0001'], () => '{"a":"\n"}'],
  ['an escape that is none', ['TRE-0001'], () => '{"a":"\\x41"}'],
  ['half a character', ['TRE-0001'], (message) => Uint8Array.from([...bytes(text(message)), 0xe5])],
  ['UTF-16', ['TRE-0001'], (message) => new Uint8Array(Buffer.from(text(message), 'utf16le'))],
  ['Latin 1', ['TRE-0001'], () => new Uint8Array(Buffer.from('{"a":"\u00e9"}', 'latin1'))],
  ['100,000 levels', ['TRE-0001'], () => '['.repeat(100_000)],
  ['100,000 levels of objects', ['TRE-0001'], () => '{"a":'.repeat(100_000)],
  ['no object', ['TRE-0002'], () => '[]'],
  ['a text', ['TRE-0002'], () => '"x"'],
  ['null', ['TRE-0002'], () => 'null'],
  ['another message', ['TRE-0002'], () => '{"somethingElse":{"a":1}}'],
  ['HTML', ['TRE-0001'], () => '<html><body>504</body></html>'],
  ['a number for a text', STRANGE, instead(isText, 5)],
  ['null for a text', STRANGE, instead(isText, null)],
  ['an object for a text', STRANGE, instead(isText, { a: 1 })],
  ['a list for a text', STRANGE, instead(isText, ['a'])],
  ['a text for a list', STRANGE, instead(isList, 'x')],
  ['an object for a list', STRANGE, instead(isList, { a: {} })],
  ['nothing for the entries of a list', STRANGE, instead(isList, [null, 5, []])],
];
