/**
 * A declaration of 2 KB taken in by the reference server, against a bare node:http server that keeps the same octets in
 * the same kind of SQLite file (WAL, synchronous=FULL): both acknowledge only what is on the disk. And how long it takes
 * until the server is ready.
 */
import { fork, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { line } from './measure.mjs';

const BIN = fileURLToPath(new URL('../packages/cli/dist/bin.js', import.meta.url));
const DOCUMENTS = 3_000;
const CONNECTIONS = 16;
const ROUNDS = 7;
const STARTS = 15;
const SIZE = 2_048;

const bare = (reference) =>
  `<?xml version="1.0" encoding="UTF-8"?><DecMessage version="4.8" xmlns="http://www.chinaport.gov.cn/dec"><DecHead><IEFlag>E</IEFlag><CustomMaster>2248</CustomMaster><BillNo>KOU${reference}</BillNo><AgentCode>3122980001</AgentCode><AgentName>示例报关有限公司</AgentName><TradeCode>3122960001</TradeCode><TradeName>示例电源有限公司</TradeName><OwnerCode>3122960001</OwnerCode><OwnerName>示例电源有限公司</OwnerName><CutMode>101</CutMode><TradeMode>0110</TradeMode><TradeCountry>JPN</TradeCountry><TrafMode>2</TrafMode><TrafName>KOUAN STAR</TrafName><TransMode>3</TransMode><GrossWet>2200.00000</GrossWet><NetWt>2000.00000</NetWt><PackNo>40</PackNo><WrapType>22</WrapType><NoteS></NoteS></DecHead><DecLists><DecList><CodeTS>8504401990</CodeTS><GNo>1</GNo><GName>静止式变流器</GName><OriginCountry>CHN</OriginCountry><DestinationCountry>JPN</DestinationCountry><TradeCurr>USD</TradeCurr><DeclPrice>12.5000</DeclPrice><DeclTotal>1250.00</DeclTotal><GQty>100.00000</GQty><FirstQty>100.00000</FirstQty><GUnit>007</GUnit><FirstUnit>007</FirstUnit></DecList></DecLists><DecSign><OperType>G</OperType><ClientSeqNo>${reference}</ClientSeqNo></DecSign></DecMessage>`;

/** Filled up to its size by a note. */
function message(reference) {
  const text = bare(reference);
  return Buffer.from(text.replace('<NoteS>', `<NoteS>${'x'.repeat(Math.max(0, SIZE - Buffer.byteLength(text)))}`));
}

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-bench-serve-'));
  try {
    console.log('\nReference server');
    return [await posts(folder), starts()].flat();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function posts(folder) {
  const { Pool } = await import('undici');
  const best = { bare: 0, kouan: 0 };
  const servers = {};
  for (const name of Object.keys(best)) servers[name] = await started(name, join(folder, `${name}.db`));
  let sent = 0;
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, { origin }] of Object.entries(servers)) {
      const pool = new Pool(origin, { connections: CONNECTIONS });
      const bodies = Array.from({ length: DOCUMENTS }, () => message(`A${String(sent++).padStart(9, '0')}`));
      best[name] = Math.max(best[name], await rate(pool, bodies));
      await pool.close();
    }
  for (const { child } of Object.values(servers)) child.kill();
  const said = Object.entries(best).map(([name, each]) => `${name} ${Math.round(each).toLocaleString('en')}/s`);
  console.log(`     ${SIZE} octets over ${CONNECTIONS} connections, synchronous=FULL: ${said.join(', ')}`);
  return line('POST of a document : bare node:http with the same SQLite', best.kouan / best.bare, 0.6);
}

async function rate(pool, bodies) {
  const start = performance.now();
  let next = 0;
  const caller = async () => {
    while (next < bodies.length) {
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: '/single-window/declarations',
        headers: { 'content-type': 'application/xml' },
        body: bodies[next++],
      });
      await body.dump();
      if (statusCode !== 200) throw new Error(`status ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  return (bodies.length * 1_000) / (performance.now() - start);
}

async function started(name, file) {
  const child = fork(fileURLToPath(import.meta.url), [`--${name}`, file]);
  const port = await new Promise((resolve) => child.once('message', resolve));
  return { child, origin: `http://127.0.0.1:${port}` };
}

function starts() {
  const samples = { node: [], kouan: [], health: [], declaration: [] };
  for (let round = 0; round < STARTS; round++) {
    samples.node.push(timed(() => spawnSync(process.execPath, ['-e', '0'], { stdio: 'ignore' })));
    const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--until-ready']);
    for (const [name, time] of Object.entries(JSON.parse(stdout.toString()))) samples[name].push(time);
  }
  const [node, kouan, health, declaration] = Object.values(samples).map(
    (all) => all.sort((one, other) => one - other)[all.length >> 1],
  );
  console.log(`     node -e 0 ${node.toFixed(1)} ms, kouan serve until ready ${kouan.toFixed(1)} ms`);
  console.log(
    `     until /health has answered ${health.toFixed(1)} ms, until a declaration ${declaration.toFixed(1)} ms`,
  );
  return [line('kouan serve, start to ready : node -e 0 (time)', kouan / node, 5, true)];
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * Milliseconds from the start of the command until it has said where it is; and, since what a request needs is loaded with
 * the first that needs it, until first answers have come.
 */
async function untilReady() {
  const start = performance.now();
  const child = spawn(process.execPath, [BIN, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const kouan = performance.now() - start;
  const health = await until(start, request(new URL('/health', url)));
  const headers = { 'content-type': 'application/xml' };
  const posted = request(`${url}/declarations`, { method: 'POST', headers });
  posted.write(message('A000000001'));
  const declaration = await until(start, posted);
  console.log(JSON.stringify({ kouan, health, declaration }));
  child.kill('SIGKILL');
}

async function until(start, asked) {
  await new Promise((resolve) => asked.once('response', (answer) => answer.resume().once('end', resolve)).end());
  return performance.now() - start;
}

async function serveBare(file) {
  const { openDatabase } = await import('@kouan/sdk/exchange');
  const database = openDatabase(file);
  database.exec('CREATE TABLE documents (id INTEGER PRIMARY KEY, content BLOB NOT NULL)');
  const insert = database.prepare('INSERT INTO documents (content) VALUES (?)');
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      insert.run(Buffer.concat(parts));
      response.writeHead(200, { 'content-type': 'application/xml' }).end('<taken/>');
    });
  });
  // A database that nobody holds is closed.
  server.on('close', () => database.close());
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
}

async function serveKouan(file) {
  const { startServer } = await import('@kouan/server');
  const { port } = await startServer({ store: file, clock: 'virtual' });
  process.send(port);
}

const [mode, file] = process.argv.slice(2);
if (mode === '--bare') await serveBare(file);
if (mode === '--kouan') await serveKouan(file);
if (mode === '--until-ready') await untilReady();
