import type { Text } from '@kouan/core';
import { DerError } from '../asn1/index.ts';
import type { SignatureTest, SignatureTestName } from '../verification.ts';

/** Why a structure is refused, in the words of a test's reason. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly text: Text;

  constructor(en: string, zh: string) {
    super(en);
    this.text = { en, zh };
  }
}

/** Refuses unless the condition holds. */
export function need(condition: boolean, en: string, zh: string): asserts condition {
  if (!condition) throw new Broken(en, zh);
}

/** What was refused, from anything that reading can throw; a mistake of ours is thrown on. */
export function refusal(error: unknown): Text {
  if (error instanceof Broken) return error.text;
  if (error instanceof DerError)
    return { en: `not strict DER: ${error.message}`, zh: `不是严格的 DER 编码：${error.message}` };
  throw error;
}

/** A test with its reason. */
export const test = (
  name: SignatureTestName,
  passed: boolean | 'unknown',
  en: string,
  zh: string,
  source: string,
  warning?: Text,
): SignatureTest => ({ name, passed, reason: { en, zh }, source, ...(warning === undefined ? {} : { warning }) });
