import type { Text } from '@kouan/core';
import type { Signature, Verification } from '@kouan/sdk/signing';
import type { Context } from '../frame/context.ts';
import { clean } from '../frame/findings.ts';
import { table } from '../frame/table.ts';

const MARKS = new Map<boolean | 'unknown', readonly [string, 'green' | 'red' | 'yellow']>([
  [true, ['✔', 'green']],
  [false, ['✖', 'red']],
  ['unknown', ['?', 'yellow']],
]);
const WORDS: Readonly<Record<Verification['verdict'], Text>> = {
  valid: { en: 'valid', zh: '有效' },
  invalid: { en: 'invalid', zh: '无效' },
  indeterminate: { en: 'indeterminate', zh: '无法确定' },
};
const COLOURS = { valid: 'green', invalid: 'red', indeterminate: 'yellow' } as const;

/** The verdict of a file and, below, every test of every signature with its reason and clause. */
export function verdictTable(file: string, { verdict, signatures }: Verification, context: Context): string {
  const { output, say } = context;
  const lines = [`${clean(file)}${say({ en: ': ', zh: '：' })}${output.paint(COLOURS[verdict], say(WORDS[verdict]))}`];
  for (const [index, signature] of signatures.entries()) {
    lines.push(`  ${headOf(signature, signatures.length > 1 ? index + 1 : undefined, say)}`);
    const rows = signature.tests.map(({ name, passed, reason, warning, source }) => {
      const [mark, colour] = MARKS.get(passed) ?? ['', 'red'];
      const why = warning === undefined ? say(reason) : `${say(reason)} ▲ ${say(warning)}`;
      return ['', output.paint(colour, mark), name, clean(why), source];
    });
    lines.push(table(rows));
  }
  return lines.join('\n');
}

function headOf(
  { verdict, kind, algorithm, signer, signedAt }: Signature,
  number: number | undefined,
  say: Context['say'],
): string {
  const who = signer === undefined ? undefined : clean(signer.subject.replaceAll('\n', ', '));
  const when =
    signedAt === undefined
      ? undefined
      : `${signedAt.at} (${say(signedAt.by === 'signer' ? { en: 'says the signer', zh: '签名者自述' } : { en: 'says a time stamp', zh: '时间戳' })})`;
  const first = number === undefined ? kind : `${number} ${kind}${say({ en: ': ', zh: '：' })}${say(WORDS[verdict])}`;
  return [first, algorithm, who, when].filter((part) => part !== undefined).join('  ');
}

/** A verification as JSON: every reason, and never the content. */
export const verdictRecord = (file: string, { verdict, signatures }: Verification): object => ({
  file,
  verdict,
  signatures: signatures.map(({ content: _, ...one }) => one),
});
