import { KouanError } from '@kouan/core';
import { away } from '../refused.ts';
import { readUkeyAnswer, type UkeyAnswer, type UkeyCall } from './protocol.ts';

/** Milliseconds that are waited for. */
export interface UkeyTimes {
  readonly connectMs: number;
  readonly answerMs: number;
}

/** The connection was not made, or was lost: nothing is known of what was asked last. */
export class UkeyLost extends KouanError {
  constructor(why: string) {
    super(
      'ERR_KOUAN_UNAVAILABLE',
      { en: `The UKey service cannot be reached: ${why}.`, zh: `无法连接 UKey 服务：${why}。` },
      { hint: { en: 'Is the client of the UKey running on this machine?', zh: '请确认本机已启动 UKey 客户端。' } },
    );
  }
}

/** One open WebSocket, on which one call is under way at a time. */
export interface UkeyConnection {
  readonly open: boolean;
  ask(call: UkeyCall): Promise<UkeyAnswer>;
  close(): void;
}

/** Connects. undici brings the client, because Node 20 has none that is stable. */
export async function connectUkey(url: string, times: UkeyTimes): Promise<UkeyConnection> {
  const { WebSocket } = await import('undici');
  const socket = new WebSocket(url);
  let waiting: ((message: unknown, lost?: Error) => void) | undefined;
  let open = false;
  const end = (why: string): void => {
    open = false;
    waiting?.(undefined, new UkeyLost(why));
  };
  socket.addEventListener('message', ({ data }) => waiting?.(data));
  socket.addEventListener('close', () => end('it closed the connection'));
  socket.addEventListener('error', () => end('the connection failed'));
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => {
      socket.close();
      reject(new UkeyLost(`no answer within ${times.connectMs} ms`));
    }, times.connectMs);
    socket.addEventListener('open', () => {
      clearTimeout(late);
      open = true;
      resolve();
    });
    const failed = (): void => {
      clearTimeout(late);
      reject(new UkeyLost('nobody listens there'));
    };
    socket.addEventListener('error', failed);
    socket.addEventListener('close', failed);
  });

  return {
    get open() {
      return open;
    },
    close() {
      open = false;
      socket.close();
    },
    async ask(call) {
      try {
        return await new Promise<UkeyAnswer>((resolve, reject) => {
          // An answer that comes too late must not be taken for that of the next call: the connection is given up.
          const late = setTimeout(() => {
            open = false;
            socket.close();
            reject(tooLate(times.answerMs));
          }, times.answerMs);
          waiting = (message, lost) => {
            try {
              if (lost !== undefined) throw lost;
              const answer = readUkeyAnswer(message);
              // It greets with `open`, and tells of itself unasked.
              if (answer.id !== undefined && answer.id !== call._id) return;
              if (answer.method !== undefined && answer.method !== call._method) return;
              clearTimeout(late);
              resolve(answer);
            } catch (cause) {
              clearTimeout(late);
              open = false;
              socket.close();
              reject(cause);
            }
          };
          socket.send(JSON.stringify(call));
        });
      } finally {
        waiting = undefined;
      }
    },
  };
}

const tooLate = (ms: number): KouanError =>
  away(
    { en: `The UKey did not answer within ${ms} ms.`, zh: `UKey 在 ${ms} 毫秒内未应答。` },
    { en: 'Does its window wait for somebody? Is the card in?', zh: '请查看 UKey 窗口是否等待操作、卡是否插好。' },
  );
