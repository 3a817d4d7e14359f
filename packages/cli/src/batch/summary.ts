import type { Finding, Text } from '@kouan/core';
import { clean } from '../frame/findings.ts';

const FIELDS_SHOWN = 4;

/** What was found on many documents, one line a code: a batch repeats the same remark a thousand times. */
export class FindingCounts {
  private readonly byCode = new Map<string, { count: number; readonly first: Finding; readonly fields: Set<string> }>();

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const known = this.byCode.get(finding.code) ?? { count: 0, first: finding, fields: new Set<string>() };
      known.count += 1;
      if (known.fields.size <= FIELDS_SHOWN) known.fields.add(finding.path.replace(/\/\d+(?=\/|$)/g, '/*'));
      this.byCode.set(finding.code, known);
    }
  }

  /** Most frequent first. */
  top(): readonly { readonly code: string; readonly count: number; readonly finding: Finding }[] {
    return [...this.byCode.entries()]
      .map(([code, { count, first }]) => ({ code, count, finding: first }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }

  lines(say: (text: Text) => string): string[] {
    return this.top().map(({ code, count, finding }) => {
      const fields = [...(this.byCode.get(code)?.fields ?? [])].filter(Boolean);
      const shown = fields.slice(0, FIELDS_SHOWN).join(', ');
      const more = fields.length > FIELDS_SHOWN ? ', …' : '';
      return clean(`${count} × ${code}  ${say(finding.message)}${shown === '' ? '' : `  ${shown}${more}`}`);
    });
  }
}
