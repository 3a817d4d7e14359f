import { type Finding, finding } from '@kouan/core';
import { Refused, readJson } from '@kouan/sdk/json';
import { CFM } from '../catalogue.ts';

/** A schema of the SDK, as far as it is needed to read a body. */
export interface BodySchema<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** What a schema says of a body; nothing when findings say why. */
export function readBody<T>(body: string, schema: BodySchema<T>, name: string, findings: Finding[]): T | undefined {
  const say = (path: string, found: string): void =>
    void findings.push(finding(CFM.body, path, { expected: name, found }));
  let value: unknown;
  try {
    value = readJson(new TextEncoder().encode(body), { maxBytes: Number.MAX_SAFE_INTEGER });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say('', error.message);
    return undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) say(path.map((part) => `/${String(part)}`).join(''), message);
  return undefined;
}

/** Whether two lists name the same, each once and in any order. */
export const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set(a).size === a.length && a.every((one) => b.includes(one));
