import {
  type Described,
  type Parameter,
  problem,
  problemOf,
  type Request,
  type Response,
  type Route,
} from '../route.ts';
import { type Asset, assets, INDEX } from './assets.ts';

/**
 * What the page may do: run its own modules, speak to its own server, show pictures of it. Nothing of what it shows can
 * become script, and nobody can put it into a frame.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Asked for again each time, and answered with 304: a server of another version may stand at the same address.
  'cache-control': 'no-cache',
} as const;

const NAMED: Readonly<Record<string, Parameter>> = Object.fromEntries(
  ['folder', 'file'].map((name) => [
    name,
    { name, in: 'path', required: true, description: `A ${name} of the page.`, schema: { type: 'string' } },
  ]),
);

const NONE = problem(404, 'Not found', 'The page has no such file.');

function sent({ header }: Request, asset: Asset | undefined): Response {
  if (asset === undefined) return NONE;
  const { bytes, mediaType, etag } = asset;
  const headers = { ...HEADERS, etag };
  const known = (header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(etag) ? { status: 304, headers } : { status: 200, body: bytes, mediaType, headers };
}

const route = (
  path: string,
  id: string,
  summary: string,
  names: readonly string[],
  of: (r: Request) => string,
  content: Partial<Described> = {},
): Route => ({
  method: 'get',
  path,
  id,
  summary,
  outside: true,
  parameters: names.map((name) => NAMED[name] as Parameter),
  responses: {
    '200': { description: 'The file.', ...content },
    '304': { description: 'It is the one that is known (If-None-Match).' },
    '404': problemOf('There is none.'),
  },
  handle: (request) => sent(request, assets().get(of(request))),
});

/** The web page and its files. */
export const ASSET_ROUTES: readonly Route[] = [
  route('/', 'getPage', 'The web page.', [], () => INDEX, { mediaType: 'text/html', schema: 'Page' }),
  route('/page/{file}', 'getPageFile', 'A file of the web page.', ['file'], ({ param }) => param('file')),
  route(
    '/page/{folder}/{file}',
    'getPageFileIn',
    'A file in a folder of the web page.',
    ['folder', 'file'],
    ({ param }) => `${param('folder')}/${param('file')}`,
  ),
];
