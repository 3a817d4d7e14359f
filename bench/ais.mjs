/** The messages that a shore station hears, in about the shares in which it hears them. */
import { createRequire } from 'node:module';
import { aisMessages, decodeAisPieces, encodeMessage, scaleMessage } from '@kouan/formats/ais';
import { compareAsync, line } from './measure.mjs';

const AisStreamDecoder = createRequire(import.meta.url)('ais-stream-decoder').default;

const MESSAGES = 4_000;
/** About what a file stream gives at once. */
const PIECE = 65_536;

/** A message of a share in 100. */
const SHARES = [
  [68, (n) => position(1 + 2 * (n % 2), n)],
  [12, (n) => ({ type: 18, ...moving(n), carrierSense: true, dsc: true, wholeBand: true, message22: true })],
  [
    8,
    (n) => ({ type: 4, ...sender(n), year: 2026, month: 11, day: 27, hour: 1, minute: 2, second: n % 60, ...place(n) }),
  ],
  [
    6,
    (n) => ({ type: 5, ...sender(n), imoNumber: 9_000_000 + n, callSign: 'BKOU7', ...ship(n), destination: 'NINGBO' }),
  ],
  [3, (n) => ({ type: 24, ...sender(n), partNumber: 0, name: `KOUAN ${n}` })],
  [
    3,
    (n) => ({ type: 24, ...sender(n), partNumber: 1, shipType: 70, vendorId: 'KOU', callSign: 'BKOU7', ...sides(n) }),
  ],
];

const sender = (n) => ({ repeatIndicator: 0, mmsi: 412_000_000 + n });
const place = (n) => ({ positionAccuracy: true, longitude: 73_000_000 + n * 97, latitude: 17_900_000 - n * 53 });
const sides = (n) => ({ toBow: n % 300, toStern: n % 90, toPort: n % 30, toStarboard: n % 40 });
const ship = (n) => ({ name: `KOUAN ${n}`, shipType: 70, ...sides(n), etaMonth: 11, etaDay: 28, draught: 112 });
const moving = (n) => ({
  ...sender(n),
  ...place(n),
  speedOverGround: n % 300,
  courseOverGround: n % 3600,
  trueHeading: n % 360,
  timeStamp: n % 60,
});
const position = (type, n) => ({
  type,
  navigationalStatus: 0,
  rateOfTurn: n % 100,
  ...moving(n),
  communicationState: n,
});

function log() {
  const lines = [];
  for (let n = 0; n < MESSAGES; n++) {
    let share = (n * 37) % 100;
    const [, make] = SHARES.find(([width]) => (share -= width) < 0);
    const { sentences, findings } = encodeMessage(make(n), { channel: n % 2 ? 'A' : 'B', sequence: n % 10 });
    if (findings.length > 0) throw new Error(findings[0].message.en);
    lines.push(...sentences);
  }
  return lines;
}

async function* pieces(bytes) {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** The peer hands out each message in units as JSON text, and wants its lines one by one. */
function peer(lines) {
  return new Promise((resolve, reject) => {
    const decoder = new AisStreamDecoder();
    let count = 0;
    let sum = 0;
    decoder.on('error', reject);
    decoder.on('data', (message) => {
      count++;
      sum += message.length;
    });
    decoder.on('end', () => resolve({ count, sum }));
    for (const each of lines) decoder.write(each);
    decoder.end();
  });
}

/** kouan hands out objects in units; `use` is what is done with each. */
async function kouan(bytes, use) {
  let count = 0;
  let sum = 0;
  for await (const events of decodeAisPieces(pieces(bytes))) {
    for (const event of events) {
      if (event.kind !== 'message') throw new Error(event.finding.message.en);
      count++;
      sum += use(scaleMessage(event.reading.message));
    }
  }
  return { count, sum };
}

const object = (message) => message.mmsi;
const text = (message) => JSON.stringify(message).length;

export async function run() {
  const lines = log();
  const bytes = Buffer.from(`${lines.join('\r\n')}\r\n`);
  console.log(
    `\n${lines.length.toLocaleString('en')} AIS sentences, ${MESSAGES.toLocaleString('en')} messages, in units`,
  );
  const [ours, theirs] = [await kouan(bytes, object), await peer(lines)];
  if (ours.count !== MESSAGES || theirs.count !== MESSAGES)
    throw new Error(`${ours.count} and ${theirs.count} messages`);
  const took = await compareAsync(
    { objects: () => kouan(bytes, object), texts: () => kouan(bytes, text), peer: () => peer(lines) },
    { rounds: 15, millis: 300 },
  );
  const rate = (millis) => Math.round((MESSAGES / millis) * 1000).toLocaleString('en');
  const types = Object.keys(aisMessages).length;
  console.log(`     kouan ${rate(took.objects)} objects/s, ${rate(took.texts)} JSON texts/s (${types} message types)`);
  console.log(`     ais-stream-decoder ${rate(took.peer)} JSON texts/s (8 message types)`);
  console.log(`     JSON text to JSON text: ${(took.peer / took.texts).toFixed(2)} ×`);
  return [line('AIS decode, to what each hands out, : ais-stream-decoder', took.peer / took.objects, 3)];
}
