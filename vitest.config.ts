import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run on the sources; the smoke test of the packed tarballs is the one that runs what is built.
const conditions = ['@kouan/source'];
const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const built = at('packages/cli/test/built.setup.ts');
const postgres = at('packages/sdk/test/postgres.setup.ts');
const temporary = at('scripts/temporary.setup.ts');

const SETUPS: Readonly<Record<string, readonly string[]>> = { sdk: [postgres], cli: [built, postgres] };

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What comes in its own time may take longer than the second that is waited for otherwise.
    expect: { poll: { timeout: 30_000 } },
    // Processes are killed and clocks are raced here: on a machine that is busy with something else a test is tried once
    // more, and the report says so.
    retry: process.env['CI'] ? 1 : 0,
    // Left to itself vitest keeps one of two processors free: half an hour would not be enough.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: ['core', 'rcep-calc', 'sdk', 'formats', 'server', 'cli'].map((name) => ({
      extends: true as const,
      test: {
        name,
        root: `./packages/${name}`,
        include: ['{src,test}/**/*.test.ts'],
        passWithNoTests: true,
        globalSetup: [temporary, ...(SETUPS[name] ?? [])],
      },
    })),
  },
});
