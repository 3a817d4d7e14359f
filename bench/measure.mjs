/** Runs contestants in turn, many rounds, and keeps the median, so that a busy machine hurts all of them alike. */
export function compare(contestants, { rounds = 15, millis = 60 } = {}) {
  const names = Object.keys(contestants);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) timed(contestants[name], 200);
  for (let round = 0; round < rounds; round++) {
    for (const name of names) samples[name].push(timed(contestants[name], millis));
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])]));
}

/**
 * The same for contestants that answer later, each awaited before the next call: the best round by the time of all
 * processors that this process had. What others do on the machine only ever adds to that, and work in threads counts.
 * Short rounds, many of them: some are left alone.
 */
export async function compareAsync(contestants, { rounds = 200, millis = 4, warm = 1200 } = {}) {
  const best = Object.fromEntries(Object.keys(contestants).map((name) => [name, Infinity]));
  for (const run of Object.values(contestants)) await warmed(run, warm);
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants))
      best[name] = Math.min(best[name], await timedAsync(run, millis));
  }
  return best;
}

/** Runs for a time of the processor: on a busy machine a second of the clock compiles nothing. */
async function warmed(run, millis) {
  const before = process.cpuUsage();
  do await run();
  while (spent(before) < millis);
}

/** Milliseconds of all processors since then. */
function spent(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function timedAsync(run, millis) {
  const start = performance.now();
  const before = process.cpuUsage();
  let count = 0;
  while (performance.now() - start < millis) {
    await run();
    count++;
  }
  return spent(before) / count;
}

function timed(run, millis) {
  const start = performance.now();
  let count = 0;
  let now = start;
  while (now - start < millis) {
    run();
    count++;
    now = performance.now();
  }
  return (now - start) / count;
}

/** The same for contestants that answer later. */
export async function compareLater(contestants, { rounds = 15, millis = 60 } = {}) {
  const names = Object.keys(contestants);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await timedLater(contestants[name], 200);
  for (let round = 0; round < rounds; round++) {
    for (const name of names) samples[name].push(await timedLater(contestants[name], millis));
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])]));
}

async function timedLater(run, millis) {
  const start = performance.now();
  let count = 0;
  let now = start;
  while (now - start < millis) {
    await run();
    count++;
    now = performance.now();
  }
  return (now - start) / count;
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

/** One line of the report: what was measured, the ratio, the target, and whether it stands. */
export function line(what, ratio, target, atMost) {
  const ok = atMost ? ratio <= target : ratio >= target;
  console.log(
    `${ok ? 'ok  ' : 'MISS'} ${what.padEnd(62)} ${ratio.toFixed(2).padStart(8)} ×   target ${atMost ? '≤' : '≥'} ${target}`,
  );
  return ok;
}
