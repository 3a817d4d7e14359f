/**
 * Changed signatures over every kind, in several processes: none may be accepted whose signed content is another. Keys are
 * made anew in each process; what is accepted and must not be is printed whole.
 *
 *   npx tsx --conditions=@kouan/source scripts/fuzz-signing.ts [rounds] [seed] [processes]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Random, randomOf } from '../packages/sdk/src/signing/cms/mutate.testing.ts';
import { SHARES, type Target, targets } from './fuzz-signing-targets.ts';

interface Count {
  refused: number;
  same: number;
  other: number;
}

const PAGE = fileURLToPath(new URL('../docs/reliability/signing-fuzz.md', import.meta.url));
const SEED = 20_260_105;
const BATCH = 500;

/** Rounds of one process; tells of every batch, so that a run that is stopped has counted what it did. */
async function work({ seed, rounds }: { readonly seed: number; readonly rounds: number }): Promise<void> {
  const turns = turnsOf(await targets());
  const random = randomOf(seed);
  for (let done = 0; done < rounds; done += BATCH) {
    const counts: Record<string, Count> = {};
    for (let round = done; round < Math.min(rounds, done + BATCH); round++) {
      const group = turns[round % turns.length] as readonly Target[];
      const { target, bytes } = changed(group, random);
      const outcome = target.judge(bytes);
      const count = (counts[target.group] ??= { refused: 0, same: 0, other: 0 });
      count[outcome] += 1;
      if (outcome === 'other')
        throw new Error(
          `accepted: ${target.group}, seed ${seed}, round ${round}\nsigned  ${base64(target.original)}\nchanged ${base64(bytes)}`,
        );
    }
    process.send?.(counts);
  }
}

/** A document that is another one than was signed: a change that changes nothing is none. */
function changed(group: readonly Target[], random: Random): { readonly target: Target; readonly bytes: Uint8Array } {
  for (;;) {
    const target = group[random(group.length)] as Target;
    const bytes = target.change(random);
    if (Buffer.compare(bytes, target.original) !== 0) return { target, bytes };
  }
}

/** Whose turn it is in a hundred rounds, the groups spread over them. */
function turnsOf(all: readonly Target[]): readonly (readonly Target[])[] {
  return Object.entries(SHARES)
    .flatMap(([group, share]) => {
      const own = all.filter((one) => one.group === group);
      if (own.length === 0) throw new Error(`no target of ${group}`);
      return Array.from({ length: share }, (_, at) => ({ own, at: at / share }));
    })
    .sort((a, b) => a.at - b.at)
    .map(({ own }) => own);
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

async function main(): Promise<void> {
  const [rounds = 1_000_000, seed = SEED, processes = 2] = process.argv.slice(2).map(Number);
  const total: Record<string, Count> = {};
  const began = Date.now();
  let stopped = false;
  let told = 0;
  const workers: ChildProcess[] = [];
  const run = (index: number): Promise<void> =>
    new Promise((resolve, reject) => {
      // A loader of TypeScript does not reach into worker threads of Node 20; a process inherits it.
      const worker = fork(fileURLToPath(import.meta.url), [
        'work',
        String(seed + index),
        String(Math.ceil(rounds / processes)),
      ]);
      workers.push(worker);
      worker.on('message', (counts: Record<string, Count>) => {
        told += BATCH;
        if (told % 50_000 === 0) console.error(`${told} in ${Math.round((Date.now() - began) / 1000)} s`);
        for (const [group, { refused, same, other }] of Object.entries(counts)) {
          const sum = (total[group] ??= { refused: 0, same: 0, other: 0 });
          sum.refused += refused;
          sum.same += same;
          sum.other += other;
        }
      });
      worker.once('error', reject);
      worker.once('exit', (code) => {
        if (code === 0 || stopped) resolve();
        else reject(new Error(`a process ended with ${code}; what it said stands above`));
      });
    });
  // What was done until then counts.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopped = true;
      for (const worker of workers) worker.kill();
    });
  await Promise.all(Array.from({ length: processes }, (_, index) => run(index)));
  const text = page(total, { seed, processes, stopped, seconds: Math.round((Date.now() - began) / 1000) });
  writeFileSync(PAGE, text);
  console.log(text);
}

function page(
  total: Readonly<Record<string, Count>>,
  { seed, processes, stopped, seconds }: { seed: number; processes: number; stopped: boolean; seconds: number },
): string {
  const rows = Object.entries(total).sort(([a], [b]) => (a < b ? -1 : 1));
  const all = rows.reduce((sum, [, { refused, same, other }]) => sum + refused + same + other, 0);
  const line = (name: string, { refused, same, other }: Count): string =>
    `| ${name} | ${refused + same + other} | ${refused} | ${same} | ${other} |`;
  return `# Changed signatures

Written by \`scripts/fuzz-signing.ts\`: ${all} changed documents in ${seconds} s, seed ${seed}, ${processes} processes${
    stopped ? '; the run was stopped before it had made all that was asked for' : ''
  }.

"Same" is accepted with the very content that was signed: white space, unsigned attributes, what a canonical form does not
see, and of a PDF a revision that stands whole in what was changed behind it. None may be accepted with another. *Time
stamps* are CMS, XAdES and PDF years later, whose verdict rests on a stamp and on what is embedded: another time is another
content. *Saved evidence* is a file of certificates and CRLs beside a signature that stays as it is; one that says "revoked"
must not make it valid.

| kind | changed | refused | same | another content |
|---|---|---|---|---|
${rows.map(([name, count]) => line(name, count)).join('\n')}
`;
}

const [role, seed, rounds] = process.argv.slice(2);
if (role === 'work') await work({ seed: Number(seed), rounds: Number(rounds) });
else await main();
