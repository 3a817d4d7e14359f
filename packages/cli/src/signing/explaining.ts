import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AnyKind,
  type Comparison,
  compareExplained,
  EXPLAINERS,
  type Explained,
  type ExplainedPart,
  repairOf,
  type Verification,
  type VerifyOptions,
  verify,
  visible,
} from '@kouan/sdk/signing';
import { writeWhole } from '../flow/files.ts';
import type { Context } from '../frame/context.ts';
import { clean } from '../frame/findings.ts';
import { table } from '../frame/table.ts';
import type { Verified } from './verifying.ts';

/** All there is to say about how a file is signed. */
export interface Explanation {
  readonly signatures: readonly Explained[];
  /** Beside the known-good one, signature by signature. */
  readonly comparisons?: readonly Comparison[];
  /** What was done to the file after it was signed, where undoing it makes the digest right. */
  readonly done?: { readonly name: string; readonly text: { readonly en: string; readonly zh: string } };
}

/** Takes a file apart, and puts it beside a good one. */
export function explain({ bytes, kind, verification }: Verified, options: VerifyOptions, good?: Verified): Explanation {
  if (kind === undefined) return { signatures: [] };
  const signatures = apart(kind, bytes, options, good?.bytes);
  const done = digestFails(verification) ? doneTo(bytes, kind, options) : undefined;
  return {
    signatures,
    ...(good?.kind === undefined ? {} : { comparisons: beside(signatures, apart(good.kind, good.bytes, options)) }),
    ...(done === undefined ? {} : { done: { name: done.name, text: done.text } }),
  };
}

const apart = (
  kind: AnyKind,
  bytes: Uint8Array,
  { policy = {}, detached }: VerifyOptions,
  good?: Uint8Array,
): readonly Explained[] =>
  EXPLAINERS[kind.name]?.(bytes, {
    policy,
    ...(detached === undefined ? {} : { detached }),
    ...(good === undefined ? {} : { good }),
  }) ?? [];

const beside = (signatures: readonly Explained[], good: readonly Explained[]): readonly Comparison[] =>
  signatures.flatMap((one, index) => {
    const other = good[index] ?? good[0];
    return other === undefined ? [] : [compareExplained(one, other)];
  });

const digestFails = ({ signatures }: Verification): boolean =>
  signatures.some(({ tests }) =>
    tests.some(({ name, passed }) => (name === 'digest' || name === 'signature') && passed === false),
  );

/** What was done to the content after it was signed: to the file itself, or to the one that lies apart. */
function doneTo(bytes: Uint8Array, kind: AnyKind, options: VerifyOptions): ReturnType<typeof repairOf> {
  const { detached } = options;
  return detached === undefined
    ? repairOf(bytes, (candidate) => verify(candidate, kind, options).verdict !== 'invalid')
    : repairOf(detached, (candidate) => verify(bytes, kind, { ...options, detached: candidate }).verdict !== 'invalid');
}

const EXCERPT = 240;

/** An explanation for a person. */
export function explanationText({ signatures, comparisons = [], done }: Explanation, context: Context): string {
  const { say, output } = context;
  const lines: string[] = [];
  for (const [index, one] of signatures.entries()) {
    if (signatures.length > 1) lines.push(`${index + 1} ${one.kind}`);
    if (one.broken !== undefined) lines.push(`  ${output.paint('red', '✖')} ${clean(say(one.broken))}`);
    const facts = one.facts.map(({ name, value }) => ['', say(name), clean(value)]);
    if (facts.length > 0) lines.push(table(facts));
    for (const each of one.picture ?? []) lines.push(`  ${clean(say(each))}`);
    for (const part of one.parts) lines.push(...partLines(part, context));
    for (const note of one.notes ?? []) lines.push(`  ${output.paint('yellow', '→')} ${clean(say(note))}`);
    const comparison = comparisons[index];
    if (comparison !== undefined) lines.push(...comparisonLines(comparison, context));
  }
  if (done !== undefined)
    lines.push(
      `  ${output.paint('yellow', '→')} ${say({ en: 'what was done after signing', zh: '签名之后发生的改动' })}: ${say(done.text)}`,
    );
  return lines.join('\n');
}

function partLines({ name, title, bytes, syntax, steps, digest }: ExplainedPart, { say, output }: Context): string[] {
  const lines = [`  ${output.paint('bold', name)}  ${say(title)}, ${bytes.length} ${say({ en: 'bytes', zh: '字节' })}`];
  for (const step of steps) lines.push(`    · ${clean(say(step))}`);
  const head = Buffer.from(bytes.subarray(0, EXCERPT));
  const text = syntax === 'binary' ? head.subarray(0, EXCERPT / 4).toString('hex') : visible(head.toString('utf8'));
  lines.push(`    ${text}${bytes.length > head.length ? ' …' : ''}`);
  if (digest !== undefined) {
    const same = digest.expected === undefined || digest.expected === digest.found;
    lines.push(`    ${digest.algorithm} ${say({ en: 'found', zh: '实际' })}    ${digest.found}`);
    if (digest.expected !== undefined)
      lines.push(
        `    ${digest.algorithm} ${say({ en: 'expected', zh: '应为' })} ${clean(digest.expected)}  ${output.paint(same ? 'green' : 'red', same ? '✔' : '✖')}`,
      );
  }
  return lines;
}

function comparisonLines({ same, differences, onlyHere, onlyGood }: Comparison, { say, output }: Context): string[] {
  const lines = [`  ${output.paint('bold', say({ en: 'beside the good one', zh: '与正确的签名对比' }))}`];
  if (same.length > 0) lines.push(`    ${output.paint('green', '=')} ${same.join(', ')}`);
  for (const { part, offset, line, column, here, good, causes } of differences) {
    const place = line === undefined ? '' : ` (${line}:${column})`;
    lines.push(
      `    ${output.paint('red', '≠')} ${part}  ${say({ en: 'first difference at byte', zh: '首个不同字节' })} ${offset}${place}`,
    );
    lines.push(`      ${say({ en: 'here', zh: '此处' })}  ${here}`);
    lines.push(`      ${say({ en: 'good', zh: '正确' })}  ${good}`);
    lines.push(
      `      ${say({ en: 'likely cause', zh: '可能原因' })}: ${causes.map(({ text }) => say(text)).join(' + ')}`,
    );
  }
  for (const [names, text] of [
    [onlyHere, { en: 'only here', zh: '仅此处有' }],
    [onlyGood, { en: 'only in the good one', zh: '仅正确的签名有' }],
  ] as const)
    if (names.length > 0) lines.push(`    ${say(text)}: ${names.join(', ')}`);
  return lines;
}

/** An explanation as JSON; bytes in base64. */
export const explanationRecord = ({ signatures, comparisons, done }: Explanation): object => ({
  explained: signatures.map(({ parts, ...one }) => ({
    ...one,
    parts: parts.map(({ bytes, ...part }) => ({ ...part, bytes: Buffer.from(bytes).toString('base64') })),
  })),
  ...(comparisons === undefined ? {} : { comparisons }),
  ...(done === undefined ? {} : { done }),
});

/** Writes every part into a folder, as `1-content.bin`; answers with the names. */
export async function writeParts(folder: string, { signatures }: Explanation): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (const [index, { parts }] of signatures.entries())
    for (const { name, bytes, syntax } of parts) {
      const file = join(
        folder,
        `${index + 1}-${name}.${syntax === 'binary' ? 'bin' : syntax === 'text' ? 'txt' : syntax}`,
      );
      await writeWhole(file, bytes);
      names.push(file);
    }
  return names;
}
