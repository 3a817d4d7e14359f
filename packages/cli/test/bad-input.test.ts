import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, kouan, type Ran, records } from './kouan.testing.ts';

const folder = freshFolder();
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const NS = 'xmlns="http://www.chinaport.gov.cn/dec"';
const head = '<?xml version="1.0" encoding="UTF-8"?>';
const good = `${head}<DecMessage ${NS}><DecHead><IEFlag>I</IEFlag></DecHead></DecMessage>`;
const laughs = `${head}<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><DecMessage ${NS}><DecHead><IEFlag>&c;</IEFlag></DecHead></DecMessage>`;
const external = `${head}<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><DecMessage ${NS}>&b;</DecMessage>`;
const huge = 200 * 1024 * 1024;

mkdirSync(join(folder, 'a-folder'));
mkdirSync(join(folder, 'closed'));

/** [what, file, exit code, what the answer must name]. Exit 3: findings about data; 1: the operation could not be done. */
const CASES: readonly (readonly [string, string, number, RegExp])[] = [
  ['truncated', file('truncated.xml', good.slice(0, -20)), 3, /XML-\d{4}/],
  ['malformed', file('malformed.xml', good.replace('</IEFlag>', '</Other>')), 3, /XML-\d{4}/],
  ['wrong namespace', file('namespace.xml', good.replace(NS, 'xmlns="urn:other"')), 3, /CND-0002/],
  ['billion laughs', file('laughs.xml', laughs), 3, /DOCTYPE/],
  ['external entity', file('external.xml', external), 3, /DOCTYPE/],
  ['NUL bytes', file('nul.xml', good.replace('>I<', '>\u0000<')), 3, /XML-\d{4}/],
  ['only NUL bytes', file('zeros.bin', new Uint8Array(5000)), 3, /FMT-\d{4}/],
  ['empty', file('empty.xml', ''), 3, /FMT-\d{4}/],
  ['no format', file('poem.txt', '床前明月光\n疑是地上霜\n'), 3, /FMT-\d{4}/],
  ['no such file', join(folder, 'none.xml'), 1, /ERR_KOUAN_FILE/],
];

/** A folder is no document; to a check it is the papers of a shipment, and there are none in this one. */
const A_FOLDER = { inspect: [1, /ERR_KOUAN_FILE/], check: [2, /no file.*ERR_KOUAN_USAGE/] } as const;

function civil({ stdout, stderr }: Ran): void {
  expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at .*[(:]/);
  expect(`${stdout}${stderr}`).not.toContain('ERR_KOUAN_INTERNAL');
}

describe.each(['inspect', 'check'] as const)('kouan %s', (command) => {
  it('a folder: named, with the exit code of the design', async () => {
    const ran = await kouan([command, join(folder, 'a-folder')]);
    civil(ran);
    const [code, names] = A_FOLDER[command];
    expect(ran.code).toBe(code);
    expect(ran.stderr).toMatch(names);
    expect(ran.stderr).toContain(join(folder, 'a-folder'));
  });

  it.each(CASES)('%s: named, with the exit code of the design', async (_, path, code, names) => {
    const ran = await kouan([command, path]);
    civil(ran);
    expect(ran.code).toBe(code);
    expect(`${ran.stdout}${ran.stderr}`).toMatch(names);
    expect(`${ran.stdout}${ran.stderr}`).toContain(path);
  });

  it('one bad file does not hide the good ones', async () => {
    const ran = await kouan([command, join(folder, 'truncated.xml'), file('good.xml', good), '--json']);
    civil(ran);
    expect(records(ran.stdout).map(({ file: name }) => name)).toEqual([
      join(folder, 'truncated.xml'),
      join(folder, 'good.xml'),
    ]);
  });
});

it('a wrong encoding label is said and survived', async () => {
  const ran = await kouan(['inspect', file('label.xml', good.replace('UTF-8', 'KLINGON'))]);
  civil(ran);
  expect(ran.code).toBe(0);
  expect(ran.stderr).toMatch(/XML-0003[\s\S]*label\.xml[\s\S]*utf-8[\s\S]*klingon/);
});

describe('nothing is half-written', () => {
  it.each(CASES)('convert of %s leaves no file', async (_, path, code) => {
    const target = join(folder, `out-${Math.abs(code)}.xml`);
    const ran = await kouan(['convert', path, '--to', 'china.declaration', '-o', target]);
    civil(ran);
    expect([1, 3]).toContain(ran.code);
    if (code === 1) expect(() => readFileSync(target)).toThrow();
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('a target in a folder that is not there', async () => {
    const ran = await kouan([
      ...['convert', file('good.xml', good), '--to', 'china.declaration'],
      ...['-o', join(folder, 'no', 'such', 'out.xml')],
    ]);
    civil(ran);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain('ERR_KOUAN_FILE');
  });

  it('a journal that is no journal', async () => {
    const journal = file('not.db', 'this is text, not a database, and it stays as it is');
    const ran = await kouan([
      'submit',
      '--yes',
      file('good.xml', good),
      '--to',
      join(folder, 'client'),
      '--journal',
      journal,
    ]);
    civil(ran);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('ERR_KOUAN_JOURNAL');
    expect(readFileSync(journal, 'utf8')).toContain('stays as it is');
  });

  it('status and receipts make no journal where there is none', async () => {
    for (const command of ['status', 'receipts']) {
      const ran = await kouan([command, '--journal', join(folder, 'none.db')]);
      civil(ran);
      expect(ran.code).toBe(1);
      expect(ran.stderr).toContain('none.db');
    }
    expect(readdirSync(folder)).not.toContain('none.db');
  });
});

describe('bounded', () => {
  it('200 MB in one element: refused, in bounded memory', async () => {
    const path = join(folder, 'huge.xml');
    writeFileSync(path, `${head}<DecMessage ${NS}><DecHead><IEFlag>`);
    writeFileSync(path, Buffer.alloc(huge, 'x'), { flag: 'a' });
    const ran = await kouan(['check', path], { env: { NODE_OPTIONS: '--max-old-space-size=256' } });
    civil(ran);
    expect(ran.code).toBe(3);
    expect(`${ran.stdout}${ran.stderr}`).toContain('FMT-');
  });

  it('the same from a pipe that never ends', async () => {
    const ran = await kouan(['check', '-'], { input: Buffer.alloc(64 * 1024 * 1024, '<a>') });
    civil(ran);
    expect(ran.code).toBe(3);
  });

  it('100,000 levels deep', async () => {
    const deep = `${head}<DecMessage ${NS}>${'<a>'.repeat(100_000)}`;
    const ran = await kouan(['check', file('deep.xml', deep)]);
    civil(ran);
    expect(ran.code).toBe(3);
  });
});

it.skipIf(process.getuid?.() === 0)('an unreadable file is named', async () => {
  const path = file('secret.xml', good);
  chmodSync(path, 0);
  const ran = await kouan(['check', path]);
  civil(ran);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain(path);
});
