import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { KouanError } from '@kouan/core';
import type { Submission } from '@kouan/sdk/exchange';
import { fileError, readText } from '../flow/files.ts';
import type { Prepared } from '../flow/outgoing.ts';
import { usage } from '../frame/usage.ts';

const PLAN_VERSION = 1;
const MAX_BYTES = 512 * 1024 * 1024;

/** What a plan was made of. */
export interface PlanHead {
  readonly kouan: 'plan';
  readonly format_version: number;
  readonly createdAt: string;
  readonly to: string;
  /** The endpoint as the journal names it. */
  readonly target: string;
  /** Everything else that decides what is sent, as it was on the command line. */
  readonly options: Readonly<Record<string, string>>;
  readonly inputs: readonly InputDigest[];
  /** The mapping that the inputs are read by. */
  readonly mapping?: InputDigest;
}

export interface InputDigest {
  readonly file: string;
  readonly sha256: string;
}

/** One document of a plan. */
export interface PlanLine {
  readonly reference?: string;
  readonly file: string;
  readonly row?: number;
  /** SHA-256 of what is sent, before it is signed; absent when it is withheld. */
  readonly sha256?: string;
  readonly codes?: readonly string[];
}

export interface Plan {
  readonly head: PlanHead;
  readonly lines: readonly PlanLine[];
}

export const planHead = (head: Omit<PlanHead, 'kouan' | 'format_version'>): PlanHead => ({
  kouan: 'plan',
  format_version: PLAN_VERSION,
  ...head,
});

/** A document as a plan says it. */
export function planLine({ file, at, clientReference, findings, submission }: Prepared): PlanLine {
  const codes = [...new Set(findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code))];
  return {
    ...(clientReference === undefined ? {} : { reference: clientReference }),
    file,
    ...(at?.row === undefined ? {} : { row: at.row }),
    ...(submission === undefined ? {} : { sha256: digestOf(submission) }),
    ...(codes.length === 0 ? {} : { codes }),
  };
}

const digestOf = ({ contentSha256, bytes }: Submission): string =>
  contentSha256 ?? createHash('sha256').update(bytes).digest('hex');

/** The plan as text: the head, a line a document, and a digest over all of it. */
export function planText(head: PlanHead, lines: readonly PlanLine[]): string {
  const body = [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
  return `${body}${JSON.stringify({ sha256: sha256(body) })}\n`;
}

/**
 * Reads a plan that nobody has touched.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when it is none, `ERR_KOUAN_CONFLICT` when it was changed.
 */
export async function readPlan(file: string): Promise<Plan> {
  const text = await readText(file, MAX_BYTES);
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const lines = text.split('\n').filter(Boolean);
  const [head, ...rest] = lines.map((line) => parse(line, file)) as [PlanHead, ...PlanLine[]];
  const seal = rest.pop() as { sha256?: string } | undefined;
  if (head?.kouan !== 'plan') throw notPlan(file);
  if (head.format_version > PLAN_VERSION)
    throw usage(
      { en: `${file} is of a newer kouan.`, zh: `${file} 由更新版本生成。` },
      { en: 'Update kouan.', zh: '请升级 kouan。' },
    );
  if (seal?.sha256 !== sha256(text.slice(0, end)))
    throw changed(file, { en: 'The plan was changed.', zh: '计划文件已被更改。' });
  return { head, lines: rest };
}

function parse(line: string, file: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw notPlan(file);
  }
}

/** SHA-256 of each file, as it is now. */
export async function digestInputs(files: readonly string[]): Promise<readonly InputDigest[]> {
  const digests: InputDigest[] = [];
  for (const file of files) {
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
    } catch (cause) {
      throw fileError(file, cause);
    }
    digests.push({ file, sha256: hash.digest('hex') });
  }
  return digests;
}

/**
 * Makes sure that files are what they were.
 *
 * @throws KouanError `ERR_KOUAN_CONFLICT` that names the one that is not.
 */
export async function sameInputs(inputs: readonly InputDigest[]): Promise<void> {
  const now = await digestInputs(inputs.map(({ file }) => file));
  for (const [index, { file, sha256: before }] of inputs.entries())
    if (now[index]?.sha256 !== before)
      throw changed(file, { en: 'The file has changed since it was looked at.', zh: '该文件在检查之后已被更改。' });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const notPlan = (file: string): KouanError =>
  usage(
    { en: `${file} is no plan.`, zh: `${file} 不是计划文件。` },
    {
      en: 'Make one with: kouan submit plan FILES --to … --out batch.plan',
      zh: '请用以下命令生成：kouan submit plan 文件 --to … --out batch.plan',
    },
  );

/** What was planned is not what would be sent. */
export function changed(what: string, why: { en: string; zh: string }): KouanError {
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    { en: `${what}: ${why.en}`, zh: `${what}：${why.zh}` },
    { hint: { en: 'Nothing was sent. Make a new plan and look at it.', zh: '未报送。请重新生成计划并核对。' } },
  );
}
