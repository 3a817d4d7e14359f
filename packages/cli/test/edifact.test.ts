import { describe, expect, it } from 'vitest';
import { kouan, records } from './kouan.testing.ts';

const message = (body: string): string =>
  `UNB+UNOC:3+TERMINAL+LINE+261127:0230+REF1'\nUNH+1+CODECO:D:96B:UN'\n${body}UNT+6+1'\nUNZ+1+REF1'\n`;
const GOOD = message("BGM+34+1+9'\nNAD+CF+COS:160:20'\nEQD+CN+MSKU1234565'\nCNT+16:1'\n");
const BAD = GOOD.replace('NAD+CF', 'NAD+').replace('CNT+16:1', 'CNT+16:x');

describe.concurrent('kouan edifact', () => {
  it('read shows the messages', async () => {
    const { code, stdout, stderr } = await kouan(['edifact', 'read'], { input: GOOD });
    expect([code, stdout, stderr]).toEqual([0, 'REF1  TERMINAL → LINE  1  CODECO D.96B  4\n', '']);
  });

  it('read tells what is wrong with its place, and hands out segments as JSON', async () => {
    const { code, stdout, stderr } = await kouan(['edifact', 'read', '-', '--json'], { input: BAD });
    expect(code).toBe(3);
    expect(stderr).toContain(
      '✖ EDD-0003  NAD has no 3035, which is mandatory.\n    where     stdin:4:1 /segments/1/elements/0',
    );
    expect(stderr).toContain('EDD-0005');
    expect(records(stdout)).toMatchObject([
      {
        interchange: { sender: { id: 'TERMINAL' }, reference: 'REF1' },
        message: { type: 'CODECO', release: '96B' },
        segments: [{ tag: 'BGM', elements: [['34'], ['1'], ['9']] }, {}, {}, { tag: 'CNT', elements: [['16', 'x']] }],
      },
    ]);
  });

  it('answer acknowledges, or says what is rejected', async () => {
    const good = await kouan(['edifact', 'answer', '-', '--reference', 'A1'], { input: GOOD });
    expect([good.code, good.stderr]).toEqual([0, 'acknowledged\n']);
    expect(good.stdout).toContain("UNH+A1+CONTRL:D:3:UN'UCI+REF1+TERMINAL+LINE+7'UNT+3+A1'UNZ+1+A1'");
    const bad = await kouan(['edifact', 'answer', '-', '--reference', 'A1'], { input: BAD });
    expect(bad.code).toBe(3);
    expect(bad.stdout).toContain("UCM+1+CODECO:D:96B:UN+4'UCS+3'UCD+13+2'UCS+5'UCD+37+2:2'");
  });
});
