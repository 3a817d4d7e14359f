import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, kouan, records } from './kouan.testing.ts';

const POSITION = '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A';
const VOYAGE = [
  '!AIVDM,2,1,0,B,55?MbV02;H;s<HtKP00EHE:0@T4@Dl0000000016L961O5Gf0NSQEp6ClRh0,0*0C',
  '!AIVDM,2,2,0,B,00000000000,2*27',
];
const LOG = `# Puget Sound\n${POSITION}\n${VOYAGE.join('\n')}\n`;

describe.concurrent('kouan ais', () => {
  it('decode shows a person who is where, and where she goes', async () => {
    const { code, stdout, stderr } = await kouan(['ais', 'decode'], { input: LOG });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd().split('\n')).toEqual([
      '2  A  1 position report, Class A             371798000  48.38163° N 123.39538° W  12.3 kn  224°  under way using engine',
      '3  B  5 ship static and voyage related data  351759000                                           EVER DIADEM, 3FOF8, NEW YORK, cargo ship',
    ]);
  });

  it('encode writes again what decode read, from units and from integers', async () => {
    for (const more of [[], ['--integers']]) {
      const decoded = await kouan(['ais', 'decode', '-', '--json', ...more], { input: LOG });
      expect(records(decoded.stdout).map(({ line, scaled }) => [line, scaled])).toEqual([
        [2, more.length === 0],
        [3, more.length === 0],
      ]);
      const encoded = await kouan(['ais', 'encode'], { input: decoded.stdout });
      expect([encoded.code, encoded.stdout, encoded.stderr]).toEqual([0, `${[POSITION, ...VOYAGE].join('\n')}\n`, '']);
    }
  });

  it('a bad sentence is told on stderr with its line, in the reader’s language, and the rest is read', async () => {
    const file = join(freshFolder(), 'harbour.nmea');
    writeFileSync(file, `${POSITION.replace('*4A', '*4B')}\n${POSITION}\n`);
    const { code, stdout, stderr } = await kouan(['ais', 'decode', file, '--lang', 'zh']);
    expect(code).toBe(3);
    expect(stdout).toContain('A 类位置报告');
    expect(stderr).toContain('AIS-0005  校验和为 4B，按语句内容计算应为 4A。');
    expect(stderr).toContain(`${file}:1`);
  });

  it('what is no message is told by its line and path, and the others are written', async () => {
    const input = 'hello\n{"type":1,"mmsi":-4}\n{"type":14,"mmsi":2300001,"text":"FOG"}\n';
    const asked = ['--talker', 'AB', '--channel', 'B', '--tag-block', 's:kouan,c:1425686400'];
    const { code, stdout, stderr } = await kouan(['ais', 'encode', '-', ...asked], { input });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^\\s:kouan,c:1425686400\*4C\\!ABVDM,1,1,,B,>\S+,\d\*[0-9A-F]{2}\n$/);
    expect(stderr).toMatch(/AIS-0021[\s\S]*stdin:1\b[\s\S]*AIS-0019[\s\S]*stdin:2 \/mmsi/);
  });

  it('an option that means nothing is refused before anything is read', async () => {
    for (const wrong of [
      ['--talker', 'x'],
      ['--channel', 'AB'],
      ['--tag-block', 'soon'],
    ]) {
      const { code, stdout } = await kouan(['ais', 'encode', '-', ...wrong], { input: '{}' });
      expect([code, stdout]).toEqual([2, '']);
    }
  });
});
