#!/usr/bin/env node
import { readFileSync } from 'node:fs';

// The one question that scripts ask all the time is answered before anything else is loaded.
const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  process.stdout.write(`${manifest.version}\n`);
} else {
  const { main } = await import('./main.ts');
  process.exitCode = await main(args);
}
