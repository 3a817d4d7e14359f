import { codeOf, piecesOf } from '../faults/cut-off.ts';
import type { Fate } from '../faults/table.ts';

/** `fetch` that goes no further than this process. What is lost is thrown as fetch throws it. */
export function fetchOver(carry: (request: Request) => Promise<Fate>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const fate = await orAborted(carry(request), request.signal);
    if (fate.kind === 'answer') {
      const { status, headers, body } = fate.answer;
      return new Response(body as Uint8Array<ArrayBuffer>, { status, headers });
    }
    if (fate.kind === 'dribbled') {
      const { status, headers, body } = fate.answer;
      return new Response(dribbling(body, fate.pause), { status, headers });
    }
    const { answer } = fate;
    const code = codeOf(fate);
    if (answer === undefined) throw new TypeError('fetch failed', { cause: lost(code) });
    const broken = new ReadableStream<Uint8Array>({
      start(stream) {
        stream.enqueue(answer.body);
      },
      pull(stream) {
        stream.error(new TypeError('terminated', { cause: lost(code) }));
      },
    });
    return new Response(broken, { status: answer.status, headers: answer.headers });
  };
}

/** A body that comes piece by piece. */
function dribbling(body: Uint8Array, pause: () => Promise<void>): ReadableStream<Uint8Array> {
  const pieces = [...piecesOf(body)];
  return new ReadableStream({
    async pull(stream) {
      const piece = pieces.shift();
      if (piece === undefined) return stream.close();
      stream.enqueue(piece);
      await pause();
    },
  });
}

const lost = (code: string): Error => Object.assign(new Error(code), { code });

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    if (signal.aborted) stop();
  });
}
