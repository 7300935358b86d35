import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Reachable from this machine alone: the credentials in use here are fake. */
const HOST = '127.0.0.1';

/**
 * @param port 0: any free one.
 * @returns the port that was taken.
 * @throws Error with a sentence when it is taken already.
 */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const other = 'Choose another one with PORT, for example PORT=8788; 0 takes any.';
    if (code === 'EADDRINUSE') throw new Error(`Port ${port} is taken. ${other}`, { cause: error });
    if (code === 'EACCES') throw new Error(`Port ${port} is not for everyone. ${other}`, { cause: error });
    throw error;
  }
  return (server.address() as AddressInfo).port;
}

/** Tells at once what `listen` would tell after everything else has started. */
export async function expectFreePort(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  const closed = once(server, 'close');
  server.close();
  await closed;
}
