/** A page of the server in Chromium, and everything that it must not do, for the tests of the page. @module */
import { type Browser, chromium, type Page } from 'playwright-core';

export const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What does not show by then does not show. */
const WAIT_MS = 15_000;

export interface Watched {
  readonly page: Page;
  /** Errors of scripts, of the console, and of the policy; dialogs; requests to anywhere else. */
  readonly wrong: readonly string[];
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });

/** Opens a page that tells of everything that must not happen on it. */
export async function watched(browser: Browser, origin: string): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 850 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // Nothing is played: the browser itself says so too.
    if (message.location().url.endsWith('/control/scenario')) return;
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      wrong.push(`console: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      wrong.push(`request: ${request.url()}`);
  });
  await page.exposeFunction('tellPolicy', (text: string) => wrong.push(`policy: ${text}`));
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => tellPolicy(event.violatedDirective + ' ' + event.blockedURI))`,
  );
  return { page, wrong };
}
