/**
 * One pass over a supply chain of a million goods on several Parties and tiers, given in no useful order. The pass runs in
 * its own process, so that its memory is its own.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { assessGraph } from '@kouan/rcep-calc';
import { line } from './measure.mjs';

const NODES = Number(process.env.KOUAN_BENCH_NODES ?? 1_000_000);
const SECONDS = 60;
const PARTIES = ['CN', 'VN', 'JP', 'TH', 'KR', 'MY'];
const HEADINGS = ['8542', '8534', '8504', '8517', '8528', '9013'];

/** A good of the tier its number has, from two suppliers of lower tiers and one material from outside. */
function goodOf(at) {
  const suppliers = at < 6 ? [] : [at - 1 - (at % 5), (at * 7) % (at - 1)];
  return {
    id: `g${at}`,
    good: { hs: `${HEADINGS[at % HEADINGS.length]}10` },
    rule: 'CTH | RVC40',
    producedIn: PARTIES[at % PARTIES.length],
    value: { fob: '200.00' },
    materials: [
      // Every seventh good fails both limbs, and what is made of it has one material more that does not originate.
      at % 7 === 0
        ? { hs: `${HEADINGS[at % HEADINGS.length]}90`, value: '125.50', origin: 'US' }
        : { hs: '390120', value: '25.50', origin: 'US' },
      ...suppliers.map((one) => ({
        hs: `${HEADINGS[one % HEADINGS.length]}10`,
        value: `${10 + (at % 25)}.00`,
        supplier: `g${one}`,
      })),
    ],
  };
}

function pass() {
  // Buyers before their suppliers: the order has to be found.
  const goods = Array.from({ length: NODES }, (_, index) => goodOf(NODES - 1 - index));
  const held = process.memoryUsage.rss();
  const start = performance.now();
  const outcomes = { originating: 0, 'not-originating': 0, undetermined: 0 };
  let links = 0;
  const run = assessGraph(goods, { steps: false });
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) {
      links = step.value.links;
      break;
    }
    outcomes[step.value.outcome] += 1;
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ seconds, links, outcomes, held, peak: process.resourceUsage().maxRSS * 1024 }));
}

export function run() {
  console.log(`\nsupply chain of ${NODES} goods, one pass`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=6144', fileURLToPath(import.meta.url), 'pass'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the pass failed: ${stderr.slice(0, 500)}`);
  const { seconds, links, outcomes, held, peak } = JSON.parse(stdout);
  const decided = outcomes.originating + outcomes['not-originating'] + outcomes.undetermined;
  if (decided !== NODES) throw new Error(`${decided} of ${NODES} goods were assessed`);
  const mb = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
  console.log(
    `     ${seconds.toFixed(1)} s for ${links} links: ${outcomes.originating} originate, ${outcomes['not-originating']} do not, ${outcomes.undetermined} open; the goods alone hold ${mb(held)}, peak RSS ${mb(peak)}`,
  );
  return [line(`one pass : ${SECONDS} s (time)`, seconds / SECONDS, 1, true)];
}

if (process.argv[2] === 'pass') pass();
