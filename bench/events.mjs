/**
 * How many events a second reach 200 clients that follow over server-sent events: the server in this process, the clients
 * in another, on the same machine.
 */
import { fork } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { line } from './measure.mjs';

const CLIENTS = 200;
const EVENTS = 1_500;
/** How many happen within one turn: each alone, which costs most, and as many as a busy port has. */
const TOGETHER = [1, 25];
const ROUNDS = 5;
const TARGET = 50_000;
/** Lines of an event: id, event, data, and the empty one. */
const LINES = 4;
const LF = 0x0a;

export async function run() {
  const { startServer } = await import('@kouan/server');
  const server = await startServer({ clock: 'virtual' });
  const clients = fork(fileURLToPath(import.meta.url), ['--clients', String(server.port)]);
  const said = () => new Promise((resolve) => clients.once('message', resolve));
  await said();
  const results = [];
  for (const together of TOGETHER) {
    let best = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const done = said();
      const start = performance.now();
      for (let at = 0; at < EVENTS; at++) {
        server.events.append(eventOf(at));
        if (at % together === together - 1) await new Promise((turn) => setImmediate(turn));
      }
      await done;
      best = Math.max(best, (EVENTS * CLIENTS * 1_000) / (performance.now() - start));
    }
    const rate = Math.round(best).toLocaleString('en');
    results.push(line(`events to ${CLIENTS} clients, ${together} a turn: ${rate} a second`, best / TARGET, 1));
  }
  clients.kill();
  await server.close();
  return results;
}

const eventOf = (at) => ({
  kind: 'weighbridge.read',
  source: 'bridge-1',
  subject: { lane: 'gate-1', vehicle: '粤B12345' },
  epcis: { sensorElementList: [{ sensorReport: [{ type: 'Mass', value: 15_400 + at, uom: 'KGM' }] }] },
  data: { kind: 'weight', value: String(15_400 + at), unit: 'KGM', mode: 'gross', state: 'motion' },
});

/** Counts lines; says so when every client has had a round. */
function follow(port) {
  let open = 0;
  let rounds = 0;
  const lines = new Array(CLIENTS).fill(0);
  const whole = () => lines.every((count) => count >= EVENTS * LINES * (rounds + 1));
  for (let client = 0; client < CLIENTS; client++) {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('GET /events/stream?after=now HTTP/1.1\r\nHost: localhost\r\n\r\n');
    });
    let began = false;
    socket.on('data', (piece) => {
      if (!began) {
        began = true;
        if (++open === CLIENTS) process.send('open');
        return;
      }
      // The frames of a chunked answer end with CR LF, events with LF alone.
      for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1))
        if (piece[at - 1] !== 0x0d) lines[client]++;
      if (whole()) {
        rounds++;
        process.send('round');
      }
    });
  }
}

if (process.argv.includes('--clients')) follow(Number(process.argv.at(-1)));
