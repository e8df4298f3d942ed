import { createServer } from 'node:net';

/** A server that holds a port which the operating system has chosen. */
function holdPort() {
  return new Promise(
    /** @param {(held: import('node:net').Server) => void} done */ (done) => {
      const server = createServer();
      server.listen(0, '127.0.0.1', () => done(server));
    },
  );
}

/** @param {import('node:net').Server} server */
function portOf(server) {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/**
 * Finds ports on which nobody listens now, all different.
 *
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, holdPort));
  const ports = servers.map(portOf);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
