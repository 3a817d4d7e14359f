import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { CommandSpec } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { table } from '../frame/table.ts';

const PROGRAMS = { xmlsec1: 'xmlsec1', xmllint: 'libxml2-utils', openssl: 'openssl' } as const;
const NODE_MINIMUM = [20, 19] as const;

export const command: CommandSpec = {
  args: '',
  options: [],
  examples: [{ line: 'kouan doctor', about: { en: 'what is here, what is missing', zh: '查看已有和缺少的组件' } }],
  async run({ output, say, json, env }) {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const node = major > NODE_MINIMUM[0] || (major === NODE_MINIMUM[0] && minor >= NODE_MINIMUM[1]);
    const sqlite = await import('@photostructure/sqlite').then(() => true).catch(() => false);
    const folders = (env['PATH'] ?? '').split(delimiter);
    const rows = [
      { name: 'node', ok: node, needed: true, note: process.versions.node },
      { name: 'sqlite', ok: sqlite, needed: true, note: '@photostructure/sqlite' },
      ...Object.entries(PROGRAMS).map(([name, debian]) => ({
        name,
        ok: folders.some((folder) => existsSync(join(folder, name))),
        needed: false,
        note: `Debian: ${debian}`,
      })),
    ];
    const word = (ok: boolean, needed: boolean) =>
      ok
        ? say({ en: 'ok', zh: '正常' })
        : needed
          ? say({ en: 'missing', zh: '缺少' })
          : say({ en: 'optional, missing', zh: '可选，未安装' });
    if (json) await output.record({ items: rows });
    else await output.data(table(rows.map((row) => [row.name, word(row.ok, row.needed), row.note])));
    return rows.every((row) => row.ok || !row.needed) ? EXIT.done : EXIT.failed;
  },
};
