/**
 * Takes the pictures of docs/page.md: `npm run screenshots [folder]`. The scenario from the arrival of a vessel to release is
 * played by hand with some more going on, so that there is something to see everywhere. Needs Chromium, and fonts for
 * Chinese; no part of what must hold.
 */
import { join } from 'node:path';
import { argv } from 'node:process';
import { type Browser, chromium } from 'playwright-core';
import { startServer } from '../packages/server/src/index.ts';
import { declarationMessage } from '../packages/server/src/scenarios/documents.ts';

const FOLDER = argv[2] ?? 'docs/images';
const CHROMIUM = '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
const SIZE = { width: 1_280, height: 800 };
const HOUR_MS = 3_600_000;
const SETTLED_MS = 1_000;
const CONTAINER = 'CSQU3054383';
const SEAL = 'KOUA100200';
const TERMINAL = 'Taicang phase IV';

/** Name of a picture, view, language, theme. */
const PICTURES = [
  ['feed', 'feed?kind=gate', 'en', 'light'],
  ['submission', 'submissions/DESKS-4-lost', 'en', 'light'],
  ['gates', 'gates', 'zh', 'dark'],
  ['map', 'map/413999001', 'en', 'dark'],
  ['bill', 'bills/KOUVESSEL1', 'zh', 'light'],
  ['control', 'control', 'en', 'light'],
] as const;

const server = await startServer({
  scenario: 'vessel-to-release',
  devices: [
    {
      kind: 'gate',
      id: 'gate-1',
      area: '2249',
      channel: '01',
      direction: 'E',
      place: { latitude: 31.631, longitude: 121.2225, terminal: TERMINAL },
      requires: ['declaration', 'weight', 'seal', 'nii'],
      visits: [
        { after: '10h', vehicle: '苏E12345', seal: SEAL, grossKg: 18_200, nii: 'clear' },
        {
          after: '11h',
          vehicle: '沪A77777',
          seal: SEAL,
          grossKg: 21_500,
          nii: 'suspect',
          sealOpened: true,
          misread: 'CSQU3054388',
        },
      ].map(
        (visit) => ({ ...visit, containers: [CONTAINER], tareKg: 14_000, declaration: 'CHAIRS-1-released' }) as const,
      ),
    },
    { kind: 'ocr', id: 'camera-1', lane: 'gate-1' },
    { kind: 'weighbridge', id: 'bridge-1', lane: 'gate-1' },
    { kind: 'nii', id: 'portal-2', lane: 'gate-1' },
    {
      kind: 'vessel',
      id: 'feeder',
      mmsi: 413555111,
      name: 'JIANG HE 7',
      destination: 'CNSHA',
      everyMs: 600_000,
      track: [
        { after: '1h', latitude: 31.9, longitude: 120.95 },
        { after: '8h', latitude: 31.55, longitude: 121.5 },
        { after: '20h', latitude: 31.2, longitude: 122.1 },
      ],
    },
  ],
} as Parameters<typeof startServer>[0]);

async function post(path: string, body?: object | Uint8Array): Promise<void> {
  const isXml = body instanceof Uint8Array;
  await fetch(`${server.url}${path}`, {
    method: 'POST',
    ...(body === undefined ? {} : { body: isXml ? Buffer.from(body) : JSON.stringify(body) }),
    headers: { 'content-type': isXml ? 'application/xml' : 'application/json' },
  });
}

type Change = NonNullable<Parameters<typeof declarationMessage>[0]['change']>;

const pass = (hours: number) => post(`/control/clock/advance?ms=${hours * HOUR_MS}`);
const submit = (reference: string, change: Change = {}, direction: 'import' | 'export' = 'export') =>
  post('/single-window/declarations', declarationMessage({ reference, direction, change }));

async function act(platform: string, actionCode: string, recipient?: string): Promise<void> {
  await post(`/ebl/${platform}/bills/KOUVESSEL1/acts`, {
    actionCode,
    ...(recipient === undefined ? {} : { recipient }),
  });
}

async function play(): Promise<void> {
  await pass(1);
  await act('a', 'TRANSFER', 'buyer');
  await submit('CHAIRS-1-released', { containers: [{ containerNumber: CONTAINER }] });
  await submit('TABLES-2-inspected');
  await submit('LAMPS-3-rejected');
  await submit('DESKS-4-lost');
  await submit('SHELVES-5-signature-refused');
  await pass(6);
  await submit(
    'PUMPS-14-released',
    {
      transport: { mode: '1', meansName: 'KOUAN STAR', voyageNumber: '601W', transportDocumentNumber: 'KOUVESSEL1' },
      containers: [{ containerNumber: 'HLBU1001480', specification: '21', goodsItemNumbers: ['1'] }],
    },
    'import',
  );
  await act('b', 'SURRENDER_FOR_DELIVERY');
  await pass(4.9);
  await submit('BEDS-6-inspected');
  await submit('STOOLS-7-late');
  await pass(0.3);
  await post('/single-window/declaration');
  await fetch(`${server.url}/control/faults/503`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '{"next":2}',
  });
  await post('/control/state/snapshots', { name: 'before-the-outage' });
}

async function take(browser: Browser): Promise<void> {
  for (const [name, view, language, theme] of PICTURES) {
    const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' });
    await context.addInitScript(
      `localStorage.setItem('kouan.language', '${language}'); localStorage.setItem('kouan.theme', '${theme}')`,
    );
    const page = await context.newPage();
    await page.goto(`${server.url}/#/${view}`);
    await page.locator('main h1').waitFor();
    await page.waitForTimeout(SETTLED_MS);
    await page.screenshot({ path: join(FOLDER, `page-${name}.png`) });
    await context.close();
  }
}

await play();
const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
try {
  await take(browser);
} finally {
  await browser.close();
  await server.close();
}
