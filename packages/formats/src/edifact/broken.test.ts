import { describe, expect, test } from 'vitest';
import { asBytes, BREAKS } from './message/broken.testing.ts';
import { fullMessage } from './message/sample.testing.ts';
import { ALL } from './messages.testing.ts';

describe.each(ALL)('%s, broken', (_, table, format) => {
  const [, version = '', release = ''] = table.header;
  const text = Buffer.from(fullMessage(table, `${version}.${release}`)).toString('latin1');
  const usual = counted(format.decode(asBytes(text)).findings);
  test.each(BREAKS)('%s', (_name, codes, change) => {
    const all = format.decodeAll?.(asBytes(change(text))) ?? [];
    const said = counted(all.flatMap(({ findings }) => findings));
    expect(
      codes.some((code) => (said.get(code) ?? 0) > (usual.get(code) ?? 0)),
      [...said.keys()].join(' '),
    ).toBe(true);
    for (const { document } of all) if (document !== undefined) expect(format.encode?.(document).dropped).toEqual([]);
  });
});

function counted(findings: readonly { readonly code: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
