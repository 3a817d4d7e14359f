/** An endpoint that takes everything in after a while, as a process of its own: it costs next to nothing. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Starts one that answers after so many milliseconds. */
export async function startEndpoint(latencyMs) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--endpoint', String(latencyMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  return { url, stop: () => new Promise((resolve) => child.once('close', resolve) && child.kill('SIGTERM')) };
}

if (process.argv.includes('--endpoint')) {
  const latencyMs = Number(process.argv.at(-1));
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const answer = () => response.writeHead(200, { 'content-type': 'application/xml' }).end('<taken/>');
      if (latencyMs > 0) setTimeout(answer, latencyMs);
      else answer();
    });
  });
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/single-window`));
}
