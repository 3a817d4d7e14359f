import { dirname, resolve } from 'node:path';
import type { KouanError } from '@kouan/core';
import { directoryTransport, endpointAddress, httpTransport, type Transport } from '@kouan/sdk/exchange';
import { readText } from '../flow/files.ts';
import { readJson } from '../flow/json-file.ts';
import { type Options, textOf, textsOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';

/** What is known of one endpoint. Its token is in a file or in the environment, never in the row itself. */
interface Endpoint {
  readonly tokenFile?: string;
  readonly tokenEnv?: string;
  readonly rate?: number;
  readonly concurrency?: number;
  readonly allowPlainHttp?: boolean;
}

/** The endpoints that a worker works on. */
export interface Endpoints {
  serves(target: string): boolean;
  open(target: string): Promise<Transport>;
  limits(target: string): Pick<Endpoint, 'rate' | 'concurrency'>;
}

export const ENDPOINTS_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--endpoints <file>',
    about: {
      en: 'JSON file with the endpoints and where their tokens are (also KOUAN_ENDPOINTS)',
      zh: '各目标及其令牌位置的 JSON 文件（也可用 KOUAN_ENDPOINTS）',
    },
  },
  {
    flags: '--to <url|folder>',
    about: {
      en: 'work on this endpoint only; may be given again (default: every address in the journal, without a token)',
      zh: '仅处理该目标，可重复（默认：日志中所有网址，不带令牌）',
    },
    many: true,
  },
  {
    flags: '--token-file <file>',
    about: {
      en: 'file with the bearer token of the endpoints named by --to (or KOUAN_TOKEN)',
      zh: '--to 所列目标的令牌文件（或环境变量 KOUAN_TOKEN）',
    },
  },
  {
    flags: '--allow-plain-http',
    about: { en: 'allow http to another machine', zh: '允许以明文 http 连接其他机器' },
  },
];

const IS_URL = /^[a-z][a-z0-9+.-]*:\/\//i;
const MAX_BYTES = 1024 * 1024;

/** As the journal writes it: an address in its shortest form, a folder from the root. */
function targetOf(to: string): string {
  if (!IS_URL.test(to)) return resolve(to);
  const { origin, pathname } = endpointAddress(to, true);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/**
 * What the command line, the file and the environment say of endpoints. A token goes only to an endpoint that was named
 * with it: the names in the journal are those of whoever wrote there.
 */
export async function endpointsOf(options: Options, { env }: Pick<Context, 'env'>): Promise<Endpoints> {
  const named = textsOf(options, 'to').map(targetOf);
  const file = textOf(options, 'endpoints') ?? (env['KOUAN_ENDPOINTS'] || undefined);
  const known = file === undefined ? new Map<string, Endpoint>() : await readEndpoints(file);
  const tokenFile = textOf(options, 'tokenFile');
  const allowPlainHttp = options['allowPlainHttp'] === true;
  if ((tokenFile !== undefined || env['KOUAN_TOKEN']) && named.length === 0)
    throw usage(
      { en: 'It is not said which endpoint the token is for.', zh: '未说明令牌用于哪个目标。' },
      { en: 'Name it with --to, or use --endpoints.', zh: '请用 --to 指定，或使用 --endpoints。' },
    );
  for (const target of named)
    if (!known.has(target))
      known.set(target, { allowPlainHttp, ...(tokenFile === undefined ? { tokenEnv: 'KOUAN_TOKEN' } : { tokenFile }) });
  const only = named.length > 0 ? new Set(named) : known.size > 0 ? new Set(known.keys()) : undefined;
  return {
    // Nobody but whoever runs the worker says into which folders it writes.
    serves: (target) => (only === undefined ? IS_URL.test(target) : only.has(target)),
    limits: (target) => {
      const { rate, concurrency } = known.get(target) ?? {};
      return { ...(rate === undefined ? {} : { rate }), ...(concurrency === undefined ? {} : { concurrency }) };
    },
    async open(target) {
      const endpoint = known.get(target) ?? {};
      if (!IS_URL.test(target)) return directoryTransport({ path: target });
      const token = await tokenOf(endpoint, env);
      return httpTransport({
        url: target,
        allowPlainHttp: endpoint.allowPlainHttp ?? allowPlainHttp,
        ...(token === '' ? {} : { token }),
      });
    },
  };
}

/** Read anew whenever the endpoint is opened: a token that was replaced is used without a restart. */
async function tokenOf({ tokenFile, tokenEnv }: Endpoint, env: NodeJS.ProcessEnv): Promise<string> {
  const token = tokenFile === undefined ? env[tokenEnv ?? ''] : await readText(tokenFile, MAX_BYTES);
  return (token ?? '').trim();
}

/** What a row may say, and how it is to look. */
const FIELDS: Readonly<Record<keyof Endpoint, (value: unknown) => boolean>> = {
  tokenFile: (value) => typeof value === 'string' && value !== '',
  tokenEnv: (value) => typeof value === 'string' && /^\w+$/.test(value),
  rate: (value) => typeof value === 'number' && value > 0 && value <= 100_000,
  concurrency: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1_000,
  allowPlainHttp: (value) => typeof value === 'boolean',
};

async function readEndpoints(file: string): Promise<Map<string, Endpoint>> {
  const json = (await readJson(file, { max: MAX_BYTES })) as { endpoints?: unknown };
  const { endpoints } = json ?? {};
  if (!isRecord(endpoints)) throw wrong(file, 'endpoints');
  const known = new Map<string, Endpoint>();
  for (const [to, row] of Object.entries(endpoints)) {
    if (!isRecord(row)) throw wrong(file, `endpoints["${to}"]`);
    for (const [name, value] of Object.entries(row)) {
      const fits = Object.hasOwn(FIELDS, name) && FIELDS[name as keyof Endpoint](value);
      if (!fits) throw wrong(file, `endpoints["${to}"].${name}`);
    }
    const endpoint = row as Endpoint;
    const { tokenFile } = endpoint;
    // A file is meant as seen from the file that names it.
    known.set(
      targetOf(to),
      tokenFile === undefined ? endpoint : { ...endpoint, tokenFile: resolve(dirname(file), tokenFile) },
    );
  }
  return known;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value is not shown: somebody may have written a token there. */
function wrong(file: string, where: string): KouanError {
  return usage(
    { en: `${file}: ${where} is not what it should be.`, zh: `${file}：${where} 不符合要求。` },
    {
      en: '{"endpoints": {"https://…": {"tokenFile": "…", "rate": 20, "concurrency": 8}}}; tokenEnv and allowPlainHttp are known as well.',
      zh: '格式：{"endpoints": {"https://…": {"tokenFile": "…", "rate": 20, "concurrency": 8}}}；还可使用 tokenEnv、allowPlainHttp。',
    },
  );
}
