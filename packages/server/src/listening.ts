import type { Server } from 'node:net';
import { KouanError } from '@kouan/core';

/**
 * Waits until a server listens, and says on which port.
 *
 * @throws KouanError `ERR_KOUAN_NETWORK` when the port is taken
 */
export function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new KouanError(
          'ERR_KOUAN_NETWORK',
          { en: `Port ${port} of ${host} cannot be used.`, zh: `无法使用 ${host} 的端口 ${port}。` },
          {
            cause,
            retryable: false,
            hint: { en: 'Take another port, or 0 for a free one.', zh: '请换一个端口，或用 0 自动选择。' },
          },
        ),
      ),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
