import { lateModule } from '../../late-module.ts';

type Undici = typeof import('undici');
let loaded: Undici | undefined;

/** Large, and of no use to who only looks into a journal: it is loaded with the first connection. */
export function undici(): Undici {
  loaded ??= lateModule('undici') as Undici;
  return loaded;
}
