import type { Finding, Severity, Text } from '@kouan/core';
import type { Context } from './context.ts';
import type { Paint } from './output.ts';

const MARKS = { error: ['✖', 'red'], warning: ['▲', 'yellow'], info: ['·', 'cyan'] } as const satisfies Record<
  Severity,
  readonly [string, string]
>;

/** Where a finding lies, as an editor would jump to it. */
function whereOf({ at, path }: Finding): string {
  const row = at?.row ?? at?.line;
  const page = at?.page === undefined ? undefined : `p.${at.page}`;
  const place = [at?.file, page, row, at?.column].filter((part) => part !== undefined).join(':');
  return [place, at?.field, path].filter(Boolean).join(' ');
}

/** A finding as a block: what, where, why. */
export function findingBlock(finding: Finding, { say, output }: Context): string {
  return findingLines(finding, say, output.paint).join('\n');
}

/** The lines of the block. */
export function findingLines(finding: Finding, say: (text: Text) => string, paint: Paint): string[] {
  const [mark, colour] = MARKS[finding.severity];
  const lines = [`${paint(colour, `${mark} ${finding.code}`)}  ${say(finding.message)}`];
  lines.push(`    ${say({ en: 'where', zh: '位置' })}   ${clean(whereOf(finding))}`);
  for (const related of finding.related ?? [])
    lines.push(`    ${say({ en: 'and', zh: '以及' })}     ${clean(related.path)}`);
  if (finding.found !== undefined) lines.push(`    ${say({ en: 'found', zh: '实际' })}   ${clean(finding.found)}`);
  if (finding.expected !== undefined)
    lines.push(`    ${say({ en: 'expected', zh: '应为' })} ${clean(finding.expected)}`);
  lines.push(`    ${say({ en: 'source', zh: '依据' })}  ${finding.source}`);
  return lines.map(clean);
}

/** Control characters of hostile data must not steer the terminal; our own colours pass. */
export function clean(text: string): string {
  return text.replace(/\p{Cc}/gu, (character, at: number) =>
    character === '\u001b' && /^\[\d{1,3}m/.test(text.slice(at + 1)) ? character : '\ufffd',
  );
}
