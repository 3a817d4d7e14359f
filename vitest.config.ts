import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run on the sources; the smoke test of the packed tarballs is the one that runs what is built.
const conditions = ['@kouan/source'];
const built = fileURLToPath(new URL('packages/cli/test/built.setup.ts', import.meta.url));

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: ['core', 'rcep-calc', 'sdk', 'formats', 'server', 'cli'].map((name) => ({
      extends: true as const,
      test: {
        name,
        root: `./packages/${name}`,
        include: ['{src,test}/**/*.test.ts'],
        passWithNoTests: true,
        globalSetup: name === 'cli' ? [built] : [],
      },
    })),
  },
});
