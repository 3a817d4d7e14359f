import { assess, outcomeOf } from '@kouan/rcep-calc';
import rulesEngine from 'json-rules-engine';
import { compare, line } from './measure.mjs';

const MATERIALS = 10;
const GOODS = 64;

/** Different goods in one round, so that no contestant sees one and the same; a third of them fails. */
const written = Array.from({ length: GOODS }, (_, index) => ({
  id: `good-${index}`,
  good: { hs: '850440' },
  rule: 'CTH | RVC40',
  producedIn: 'CN',
  value: { fob: '1000.00', currency: 'USD' },
  materials: Array.from({ length: MATERIALS }, (_, at) => ({
    hs: at === 9 && index % 4 !== 0 ? '850490' : `85${30 + at}10`,
    // The last one is above the tolerance of 10 %, which the other contestants do not have.
    value: (40 + ((index * 7 + at * 13) % 45) + (at === 9 ? 70 : 0) + 0.25).toFixed(2),
    origin: at % 5 === 4 ? 'CN' : 'US',
    originating: at % 5 === 4 && at !== 9,
  })),
}));
/** Read from JSON, as goods are: the texts are flat and no two of them are the same object. */
const goods = JSON.parse(JSON.stringify(written));

/** What somebody writes by hand for this one rule over the same objects: floats, no findings, no unknown facts. */
function byHand(good) {
  const heading = good.good.hs.slice(0, 4);
  let changed = true;
  let vnm = 0;
  for (const material of good.materials) {
    if (material.originating) continue;
    if (material.hs.slice(0, 4) === heading) changed = false;
    vnm += Number(material.value);
  }
  const fob = Number(good.value.fob);
  return changed || ((fob - vnm) / fob) * 100 >= 40;
}

/** The rule as json-rules-engine has it: two facts from the good, one of which has to hold. */
function engine() {
  const made = new rulesEngine.Engine();
  const foreign = (good) => good.materials.filter((material) => !material.originating);
  made.addFact('changed', async (_, almanac) => {
    const good = await almanac.factValue('good');
    return foreign(good).every((material) => material.hs.slice(0, 4) !== good.good.hs.slice(0, 4));
  });
  made.addFact('content', async (_, almanac) => {
    const good = await almanac.factValue('good');
    const fob = Number(good.value.fob);
    return ((fob - foreign(good).reduce((sum, material) => sum + Number(material.value), 0)) / fob) * 100;
  });
  made.addRule({
    conditions: {
      any: [
        { fact: 'changed', operator: 'equal', value: true },
        { fact: 'content', operator: 'greaterThanInclusive', value: 40 },
      ],
    },
    event: { type: 'originating' },
  });
  return made;
}

const PLAIN = { steps: false };

export async function run() {
  const peer = engine();
  const peerSays = async (good) => (await peer.run({ good })).events.length > 0;
  // The peer decides one good at a time as well: `run` is awaited before the next.
  const agreed = await Promise.all(
    goods.map(async (good) => {
      const own = assess(good, PLAIN).outcome === 'originating';
      return own === (outcomeOf(good) === 'originating') && own === byHand(good) && own === (await peerSays(good));
    }),
  );
  if (!agreed.every(Boolean)) throw new Error('the contestants do not decide the same');
  console.log(`\norigin, a good of ${MATERIALS} materials, CTH | RVC40, ${GOODS} goods in turn`);

  let kept = 0;
  const all = (decide) => () => {
    for (const good of goods) if (decide(good)) kept += 1;
  };
  const own = compare({
    outcome: all((good) => outcomeOf(good) === 'originating'),
    plain: all((good) => assess(good, PLAIN).outcome === 'originating'),
    steps: all((good) => assess(good).outcome === 'originating'),
    hand: all(byHand),
  });
  const peerMillis = await timedPeer(peerSays);
  const micros = (millis) => `${((millis * 1000) / GOODS).toFixed(2)} µs`;
  console.log(
    `     kouan, the outcome ${micros(own.outcome)}, the assessment ${micros(own.plain)} (with steps ${micros(own.steps)}), by hand ${micros(own.hand)}, json-rules-engine ${micros(peerMillis)}`,
  );
  if (kept === 0) throw new Error('no good originates');
  console.log(
    `     the assessment without steps: ${(peerMillis / own.plain).toFixed(1)} × as fast as json-rules-engine, ${(own.plain / own.hand).toFixed(1)} × the time of the function by hand`,
  );
  return [
    // What the other two answer is yes or no, and so does this; an assessment is a whole record.
    line('outcome of a good : json-rules-engine (speed)', peerMillis / own.outcome, 20, false),
    line('outcome of a good : a function by hand (time)', own.outcome / own.hand, 3, true),
  ];
}

/** Median time of all goods, for a contestant that only answers in a promise. */
async function timedPeer(decide, rounds = 31) {
  const samples = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (const good of goods) await decide(good);
    samples.push(performance.now() - start);
  }
  return samples.sort((a, b) => a - b)[samples.length >> 1];
}
