import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { encodeGate, type GatherInfo } from '@kouan/formats/device';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lacks } from '../../sdk/src/signing/verifiers.testing.ts';
import { type RunningServer, startServer } from '../src/index.ts';
import { lane } from './devices.testing.ts';
import { CHROMIUM, openBrowser, type Watched, watched } from './page.testing.ts';
import { ask, hand, message, STEP_MS } from './server.testing.ts';

/** What a shell says; the server is in this process and must be able to answer. */
const shell = async (line: string): Promise<string> => (await promisify(execFile)('sh', ['-c', line])).stdout;

const ATTACK = '<script>document.title="ran"</script><img src=x onerror=alert(1)>"\'&amp;';
const escaped = ATTACK.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const FAIRWAY = [
  { after: 0, latitude: 31.6, longitude: 121.3 },
  { after: '20m', latitude: 31.64, longitude: 121.23 },
];

/** A declaration with the same text in every field. */
const everywhere = (text: string): string =>
  Buffer.from(message('X'))
    .toString('utf8')
    .replace(/>[^<>]*[^<>\s][^<>]*</g, `>${text}<`);

describe.skipIf(lacks('chromium') || !existsSync(CHROMIUM))('the page in Chromium', () => {
  let server: RunningServer;
  let browser: Browser;
  let seen: Watched;
  let page: Page;

  beforeAll(async () => {
    server = await startServer({
      clock: 'virtual',
      stepMs: STEP_MS,
      seed: 7,
      devices: [
        ...lane({ after: '30m', misread: 'CSQU3054388' }, { place: { latitude: 31.63, longitude: 121.22 } }),
        { kind: 'vessel', id: 'star', mmsi: 413999001, name: 'KOUAN STAR', everyMs: 60_000, track: FAIRWAY },
      ],
    });
    browser = await openBrowser();
    seen = await watched(browser, server.url);
    page = seen.page;
    await page.goto(`${server.url}/`);
    await page.getByTestId('connection').getByText('live').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const show = (address: string) => page.evaluate(`void (location.hash = ${JSON.stringify(`#/${address}`)})`);
  const submission = (reference: string) => page.getByTestId('submission').filter({ hasText: reference });
  const pass = (ms: number) => ask(`${server.url}/control/clock/advance?ms=${ms}`, { method: 'POST' });

  test('submit, inspection, release: each as the clock is moved on the page', async () => {
    await show('submissions');
    await page.getByText('Nothing has been sent.').waitFor();
    await hand(server, message('A-inspected'));
    await submission('A-inspected').locator('[data-state="stored"]').waitFor();
    for (const state of ['submitted', 'accepted', 'cleared', 'inspection', 'released', 'closed']) {
      for (let tries = 0; tries < 5 && (await stateOf('A-inspected')) !== state; tries++)
        await Promise.all([page.waitForResponse(/clock\/next$/), page.getByTestId('run-to-next').click()]);
      await submission('A-inspected').locator(`[data-state="${state}"]`).waitFor();
    }
    await submission('A-inspected').click();
    await page.getByTestId('submission-head').getByText('closed').waitFor();
    expect(await page.getByTestId('step').locator('.step-title').allTextContents()).toEqual([
      'Sent and taken in',
      '7 sent to customs',
      'L taken in by customs',
      'J examined, paperless',
      'C inspection notice',
      'P released',
      'R closed',
    ]);
    expect(page.url()).toBe(`${server.url}/#/submissions/A-inspected`);
  });

  async function stateOf(reference: string): Promise<string> {
    const { body } = await ask(`${server.url}/control/submissions/${reference}`);
    return JSON.parse(body).state;
  }

  test('a receipt is lost: the clock goes on, and there is an alarm', async () => {
    await hand(server, message('B-lost'));
    expect(await page.getByTestId('alarm').count()).toBe(0);
    await page.getByTestId('plus-minute').click();
    const alarm = page.getByTestId('alarm').filter({ hasText: 'B-lost' });
    await alarm.getByText('A receipt that was expected has not come').waitFor();
    await alarm.getByRole('link', { name: 'B-lost' }).click();
    await page.getByTestId('step').filter({ hasText: 'P released' }).getByText('lost').waitFor();
    await page.getByTestId('step').filter({ hasText: 'P released' }).getByRole('button').click();
    await page.getByText('nobody ever gets it').waitFor();
    await page.getByTestId('alarms-seen').click();
    await page.getByTestId('alarms').waitFor({ state: 'hidden' });
  });

  test('what is copied as curl sends the same message again', async () => {
    await page.getByTestId('step').filter({ hasText: 'Sent and taken in' }).getByRole('button').click();
    const curl = await page.getByTestId('curl').textContent();
    const answer = await shell(`${curl} -i --max-time 10`);
    expect(answer).toContain('200 OK');
    expect(answer).toContain('idempotency-replayed: true');
  });

  test('a gate holds and says why; a vessel is where it says it is; the map is moved by keys', async () => {
    await pass(31 * 60_000);
    await show('gates/gate-1');
    const card = page.getByTestId('lane');
    await card.getByTestId('reason').filter({ hasText: 'GTE-0003' }).waitFor();
    expect(await card.getByTestId('verdict').textContent()).toBe('HOLD');
    expect(await card.getByTestId('plate').textContent()).toBe('粤B12345');
    expect(await card.getByTestId('weight').textContent()).toContain('24\u202f000 kg');
    await show('map');
    await page.getByTestId('vessel').getByText('KOUAN STAR').waitFor();
    await page.getByTestId('site-gate').waitFor();
    const place = () => page.getByTestId('vessel').locator('.trail').getAttribute('d');
    const before = await place();
    await page.getByTestId('map').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowLeft');
    expect(await place()).not.toBe(before);
    await page.keyboard.press('0');
    expect(await place()).toBe(before);
    await page.getByTestId('vessel-card').click();
    await page.getByText('413999001').waitFor();
  });

  test('markup in every field of a declaration and of a gate is text, everywhere', async () => {
    await hand(server, everywhere(escaped));
    const gather: GatherInfo = {
      kind: 'gather',
      areaId: ATTACK,
      channelNumber: '1',
      direction: 'E',
      sequenceNumber: '1',
      car: { vehicleName: ATTACK, informNumber: ATTACK },
      containers: { count: '1', front: ATTACK },
      seal: { id: ATTACK },
    };
    await ask(`${server.url}/devices/gate/gather`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: encodeGate(gather, 'utf-8').bytes,
    });
    await pass(10_000);
    const reference = ATTACK;
    const named = encodeURIComponent(reference);
    for (const view of ['feed', 'submissions', `submissions/${named}`, 'gates', 'map', 'bills', 'control', 'errors']) {
      await show(view);
      await page.locator('main h1').waitFor();
      if (view !== 'map' && view !== 'bills' && view !== 'control')
        await page.locator('main').getByText('<script>').first().waitFor();
    }
    await show('feed?kind=gate');
    expect(await page.getByTestId('filter-kind').inputValue()).toBe('gate');
    await page.getByTestId('filter-text').fill('onerror');
    await page.getByTestId('event').first().locator('.moment').click();
    await page.getByTestId('event-data').waitFor();
    expect(await page.title()).not.toBe('ran');
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('[onerror]').count()).toBe(0);
    const { body } = await ask(`${server.url}/control/submissions/${named}`);
    const [sent] = JSON.parse(body).accepted;
    expect(await shell(sent.curl)).toContain('暂存成功');
  });

  test('a fault for the next request, a request that nothing matches, a state that is brought back', async () => {
    await show('control');
    const fault = page.locator('[data-fault="503"]');
    await fault.getByRole('button', { name: '+1 503' }).click();
    await fault.getByText('1', { exact: true }).waitFor();
    expect((await hand(server, message('C-released'))).status).toBe(503);
    await show('errors');
    await page.getByTestId('error-group').filter({ hasText: 'fault:503' }).waitFor();
    await ask(`${server.url}/single-window/declaration`, { method: 'POST', body: ATTACK });
    await show('requests');
    await page.getByTestId('request-row').filter({ hasText: '/single-window/declaration' }).click();
    await page.getByTestId('near-miss').getByText('submitDeclaration', { exact: true }).waitFor();
    await show('control');
    await page.getByPlaceholder('Name of a snapshot').fill('before');
    await page.getByTestId('panel-state').getByRole('button', { name: 'Save' }).click();
    const snapshot = page.getByTestId('snapshot').filter({ hasText: 'before' });
    await snapshot.waitFor();
    await hand(server, message('D-released'));
    await snapshot.getByRole('button', { name: 'Restore' }).click();
    await show('submissions');
    await submission('B-lost').waitFor();
    await submission('D-released').waitFor({ state: 'detached' });
    await hand(server, message('E-released'));
    await submission('E-released').waitFor();
  });

  test('by keys alone: views, rows, help, search, language; the choice stays', async () => {
    await page.reload();
    await page.getByTestId('connection').getByText('live').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Skip to the content');
    await page.keyboard.press('2');
    await submission('B-lost').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const key = await page.evaluate(`document.activeElement?.getAttribute('data-key')`);
    await page.keyboard.press('Enter');
    await page.getByTestId('submission-head').waitFor();
    expect(await page.locator('h1').textContent()).toBe(key);
    await page.keyboard.press('?');
    await page.getByTestId('help-dialog').getByText('Pause the feed').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('help-dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('1');
    await page.getByTestId('event').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('B-lost');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).toContain('text=B-lost');
    expect(await page.getByTestId('event').filter({ hasNotText: 'B-lost' }).count()).toBe(0);
    await page.keyboard.press('l');
    await page.getByTestId('nav-submissions').getByText('申报').waitFor();
    await page.reload();
    await page.getByTestId('nav-submissions').getByText('申报').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('main').innerText()).not.toContain('undefined');
  });

  test('nothing has gone wrong, was asked for elsewhere, or was against the policy', () => {
    expect(seen.wrong).toEqual([]);
  });
});
