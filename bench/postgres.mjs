/** A PostgreSQL for one benchmark, as the tests start it, with its settings as they are when nobody sets any. */
import { tsImport } from 'tsx/esm/api';

export async function withPostgres(run) {
  const { startPostgres } = await tsImport('../packages/sdk/test/postgres.setup.ts', import.meta.url);
  const server = await startPostgres();
  if (server === undefined) {
    console.log('skip PostgreSQL is not installed');
    return [];
  }
  try {
    return await run(server.url);
  } finally {
    server.stop();
  }
}
