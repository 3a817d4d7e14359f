/**
 * EDIFACT into a tree of segments, held whole, beside the npm package `edifact`: the same arrays built of its events, and
 * its events alone. Segments of kouan make their values when they are asked for; the third line asks for all of them.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EnvelopeReader } from '@kouan/formats/edifact';
import edifact from 'edifact';
import { compareAsync, line } from './measure.mjs';

const { Parser } = edifact;

const MESSAGES = 3_000;
/** About what a file stream gives at once. */
const PIECE = 65_536;
const GIGABYTE = 1_073_741_824;
/** What a process may have while it reads a gigabyte. */
const PEAK_MB = 200;

const HEAD = "UNB+UNOB:2+SENDER+RECIPIENT+261127:0230+REF1'";

/** A cargo report of one bill with three containers, in the segments of CUSCAR. */
const message = (n) => {
  const container = (k) =>
    `GID+${k}+20:CT'FTX+AAA+++MACHINE PARTS?, ${n}'MEA+WT+G+KGM:18${k}00'SGP+MSKU${1_000_000 + n * 3 + k}+20'`;
  const body =
    `BGM+85+DOC${n}+9'DTM+137:202611270230:203'RFF+SS:REF${n}'NAD+MS+SCR:172:20'` +
    "TDT+20+TRANS1234+1++SENDER:172:20:SOMEONE+++MEANSTRANS1234:103::TEST SHIP'LOC+60+CNSHA::139'" +
    `DTM+132:202611280330:203'CNI+${n}+BILL${n}'RFF+BM:BILL${n}'CNT+7:55814:KGM'LOC+9+VNHPH::139'LOC+11+CNSHA::139'` +
    `NAD+CZ+ACME${n}+EXAMPLE EXPORTS, 12 HARBOUR ROAD, HAIPHONG'NAD+CN+IMP${n}+EXAMPLE IMPORTS, 1 PUDONG AVENUE'` +
    [1, 2, 3].map(container).join('');
  return `UNH+M${n}+CUSCAR:D:95B:UN'${body}UNT+${body.split("'").length + 1}+M${n}'`;
};

function* interchange(bytes) {
  yield HEAD;
  let size = 0;
  let n = 0;
  while (size < bytes) {
    let piece = '';
    while (piece.length < PIECE) piece += message(++n);
    size += piece.length;
    yield piece;
  }
  yield `UNZ+${n}+REF1'`;
}

/** The tree of kouan; `use` is done with each segment. */
function tree(pieces, use) {
  const segments = [];
  const reader = new EnvelopeReader({
    segment(one) {
      use?.(one);
      segments.push(one);
    },
    finding(found) {
      throw new Error(found.message.en);
    },
  });
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return segments;
}

/** The arrays of the peer. */
function arrays(pieces) {
  const segments = [];
  const parser = new Parser();
  let segment;
  let element;
  parser.encoding('UNOB');
  parser.onopensegment = (tag) => {
    segment = { tag, elements: [] };
  };
  parser.onelement = () => {
    element = [];
    segment.elements.push(element);
  };
  parser.oncomponent = (value) => {
    element.push(value);
  };
  parser.onclosesegment = () => {
    segments.push(segment);
  };
  for (const piece of pieces) parser.write(piece);
  parser.end();
  return segments;
}

/** The events of the peer, with nothing done at any. */
function events(pieces) {
  let count = 0;
  const parser = new Parser();
  parser.encoding('UNOB');
  parser.onopensegment = () => {
    count++;
  };
  parser.onelement = () => {};
  parser.oncomponent = () => {};
  parser.onclosesegment = () => {};
  for (const piece of pieces) parser.write(piece);
  parser.end();
  return count;
}

/** A gigabyte read in a process of its own, message by message; gives its peak memory in MB. */
function gigabyte() {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), 'gigabyte']);
  if (status !== 0) throw new Error(String(stderr));
  return JSON.parse(String(stdout));
}

async function readGigabyte() {
  const { streamEdifact } = await import('@kouan/formats/edifact');
  const start = performance.now();
  let bytes = 0;
  async function* source() {
    for (const piece of interchange(GIGABYTE)) {
      bytes += piece.length;
      yield Buffer.from(piece, 'latin1');
    }
  }
  let messages = 0;
  let segments = 0;
  for await (const parts of streamEdifact(source())) {
    for (const part of parts) {
      if (part.kind === 'finding' && part.finding.severity === 'error') throw new Error(part.finding.message.en);
      if (part.kind !== 'message') continue;
      messages++;
      segments += part.message.segments.length;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ bytes, messages, segments, seconds, peak }));
}

export async function run() {
  let bytes = HEAD.length;
  const texts = [HEAD];
  for (let n = 1; n <= MESSAGES; n += 100) {
    let piece = '';
    for (let k = n; k < n + 100; k++) piece += message(k);
    texts.push(piece);
    bytes += piece.length;
  }
  texts.push(`UNZ+${MESSAGES}+REF1'`);
  const pieces = texts.map((text) => Buffer.from(text, 'latin1'));
  const ours = tree(pieces).map(({ tag, elements }) => ({ tag, elements }));
  // UNB, UNZ, and UNH and UNT of each message are headers to kouan.
  const theirs = arrays(texts).filter(({ tag }) => !/^UN[BHTZ]$/.test(tag));
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) throw new Error('not the same arrays');
  const took = await compareAsync(
    {
      tree: () => tree(pieces),
      values: () => tree(pieces, (one) => one.elements),
      arrays: () => arrays(texts),
      events: () => events(texts),
    },
    { rounds: 12, millis: 200 },
  );
  const rate = (millis) => `${(bytes / 1000 / millis).toFixed(0)} MB/s`;
  console.log(`\n${(bytes / 1e6).toFixed(1)} MB of EDIFACT, ${ours.length.toLocaleString('en')} segments, all held`);
  console.log(`     kouan ${rate(took.tree)} into the tree, ${rate(took.values)} with every value made`);
  console.log(`     edifact ${rate(took.arrays)} into the same arrays, ${rate(took.events)} events alone`);
  console.log(`     with every value made: ${(took.arrays / took.values).toFixed(2)} × the arrays of edifact`);
  const large = gigabyte();
  const speed = (large.bytes / 1e6 / large.seconds).toFixed(0);
  console.log(
    `     ${(large.bytes / GIGABYTE).toFixed(2)} GiB, ${large.messages.toLocaleString('en')} messages: ` +
      `${speed} MB/s with making it, peak ${large.peak} MB`,
  );
  return [
    line('EDIFACT into a tree : edifact into the same arrays', took.arrays / took.tree, 4),
    line('EDIFACT into a tree : events of edifact alone', took.events / took.tree, 0.8),
    line(`peak memory for 1 GiB : ${PEAK_MB} MB`, large.peak / PEAK_MB, 1, true),
  ];
}

if (process.argv[2] === 'gigabyte') await readGigabyte();
