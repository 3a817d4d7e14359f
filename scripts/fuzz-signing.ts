/**
 * Changed signatures over every kind, in several processes: none may be accepted whose signed content is another. Every round
 * can be had again by its seed.
 *
 *   npx tsx --conditions=@kouan/source scripts/fuzz-signing.ts [rounds] [seed] [processes]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { identity, NOW } from '../packages/sdk/src/signing/cms/certificates.testing.ts';
import { mutateDer, type Random, randomOf } from '../packages/sdk/src/signing/cms/mutate.testing.ts';
import { cmsAttached, cmsDetached, pades, prepareTrust, sign, verify } from '../packages/sdk/src/signing/index.ts';
import { mutate, signedSamples } from '../packages/sdk/src/signing/json/mutate.testing.ts';
import { mutatePdf } from '../packages/sdk/src/signing/pdf/mutate.testing.ts';
import { packedPdf, plainPdf } from '../packages/sdk/src/signing/pdf/samples.testing.ts';
import { signedXml } from '../packages/sdk/src/signing/xml/mutate.testing.ts';

type Outcome = 'refused' | 'same' | 'other';

/** A signed document that is changed, and what a verifier makes of the change. */
interface Target {
  readonly group: string;
  round(random: Random): Outcome;
}

interface Count {
  refused: number;
  same: number;
  other: number;
}

const PAGE = fileURLToPath(new URL('../docs/reliability/signing-fuzz.md', import.meta.url));
const SEED = 20_260_105;
const BATCH = 500;

async function targets(): Promise<readonly Target[]> {
  const [json, xml] = await Promise.all([signedSamples(), signedXml()]);
  return [
    ...json.map((one) => ({
      group: 'JWS and vc+jwt',
      round(random: Random): Outcome {
        const other = json[random(json.length)] ?? one;
        const content = one.accepted(mutate(one.bytes, random, other.bytes));
        return content === undefined ? 'refused' : Buffer.compare(content, one.content) === 0 ? 'same' : 'other';
      },
    })),
    ...xml.map(({ next, judge }) => ({ group: 'XML', round: (random: Random) => judge(next(random)) })),
    ...(await cms()),
    ...(await pdf()),
  ];
}

const policy = { requireRevocation: false };

async function cms(): Promise<readonly Target[]> {
  const content = Buffer.from('<Declaration/>');
  const made = (['ECDSA-SHA256', 'RSA-PSS-SHA256', 'Ed25519', 'SM2-SM3'] as const).map(async (algorithm) => {
    const { signer, pem } = identity({ subject: 'Signer', algorithm });
    const trust = prepareTrust({ trust: [pem], at: NOW, policy });
    const attached = await sign(content, cmsAttached, { signer, signedAt: NOW });
    const apart = await sign(content, cmsDetached, { signer, signedAt: NOW });
    return {
      group: 'CMS',
      round(random: Random): Outcome {
        if (random(2) === 0) {
          const { verdict, content: read } = verify(mutateDer(attached, random), cmsAttached, { trust });
          if (verdict !== 'valid') return 'refused';
          return read !== undefined && Buffer.compare(read, content) === 0 ? 'same' : 'other';
        }
        // The content apart is the one that was signed, or another: over that one nothing may be valid.
        const changed = random(2) === 0;
        const detached = changed ? Buffer.from('<declaration/>') : content;
        if (verify(mutateDer(apart, random), cmsDetached, { trust, detached }).verdict !== 'valid') return 'refused';
        return changed ? 'other' : 'same';
      },
    };
  });
  return Promise.all(made);
}

async function pdf(): Promise<readonly Target[]> {
  const { signer, pem } = identity({ subject: 'Signer', algorithm: 'ECDSA-SHA256' });
  const trust = prepareTrust({ trust: [pem], at: NOW, policy });
  const covered = (bytes: Uint8Array): string =>
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/\/Contents <[0-9a-f]+>/gi, '');
  return Promise.all(
    [plainPdf(), packedPdf()].map(async (plain) => {
      const signed = Buffer.from(await sign(plain, pades, { signer, signedAt: NOW }));
      const whole = covered(signed);
      return {
        group: 'PDF',
        round(random: Random): Outcome {
          const { signatures } = verify(mutatePdf(signed, random), pades, { trust });
          const valid = signatures.filter(({ verdict }) => verdict === 'valid');
          if (valid.length === 0) return 'refused';
          return valid.every(({ content }) => whole.startsWith(covered(content ?? new Uint8Array())))
            ? 'same'
            : 'other';
        },
      };
    }),
  );
}

/** Rounds of one process; tells of every batch, so that a run that is stopped has counted what it did. */
async function work({ seed, rounds }: { readonly seed: number; readonly rounds: number }): Promise<void> {
  const byGroup = new Map<string, Target[]>();
  for (const one of await targets()) byGroup.set(one.group, [...(byGroup.get(one.group) ?? []), one]);
  // The kinds in turn, however many samples each of them has.
  const groups = [...byGroup.values()];
  const random = randomOf(seed);
  for (let done = 0; done < rounds; done += BATCH) {
    const counts: Record<string, Count> = {};
    for (let round = done; round < Math.min(rounds, done + BATCH); round++) {
      const group = groups[round % groups.length] as Target[];
      const target = group[random(group.length)] as Target;
      const count = (counts[target.group] ??= { refused: 0, same: 0, other: 0 });
      const outcome = target.round(random);
      count[outcome] += 1;
      if (outcome === 'other') throw new Error(`accepted: ${target.group}, seed ${seed}, round ${round}`);
    }
    process.send?.(counts);
  }
}

async function main(): Promise<void> {
  const [rounds = 1_000_000, seed = SEED, processes = 2] = process.argv.slice(2).map(Number);
  const total: Record<string, Count> = {};
  const began = Date.now();
  let stopped = false;
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
  }. "Same" is accepted with the very content that was signed: white space, unsigned attributes, what a canonical form does
not see. None may be accepted with another.

| kind | changed | refused | same | another content |
|---|---|---|---|---|
${rows.map(([name, count]) => line(name, count)).join('\n')}
`;
}

const [role, seed, rounds] = process.argv.slice(2);
if (role === 'work') await work({ seed: Number(seed), rounds: Number(rounds) });
else await main();
