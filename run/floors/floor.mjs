// The cheapest programs that answer what the product answers, for run/bench-floors.mjs: a bare HTTP server that knows every
// answer, and an echo that checks the connector's token. `GET /304/N` and `GET /200/N` answer the kept answer N; `POST /echo`
// checks the signature, the times and the audience of the token, parses the body, and answers a kept card.
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';

/** @type {{ answers: { tag: string, body: Buffer }[], key: object, audience: string, card: string }} */
let given;
let publicKey;

function isGood(authorization = '') {
  const [header, payload, signature] = authorization.slice('Bearer '.length).split('.');
  if (signature === undefined) return false;
  const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const { aud, exp, nbf } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const now = Date.now() / 1000;
  const isOurs = alg === 'RS256' && aud === given.audience && nbf <= now && now < exp;
  const input = Buffer.from(`${header}.${payload}`);
  return isOurs && verify('sha256', input, publicKey, Buffer.from(signature, 'base64url'));
}

function echo(request, response) {
  if (!isGood(request.headers.authorization)) {
    response.writeHead(401).end();
    return;
  }
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    JSON.parse(Buffer.concat(pieces).toString());
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(given.card),
    });
    response.end(given.card);
  });
}

const server = createServer((request, response) => {
  const [, kind, at] = request.url.split('/');
  if (kind === 'echo') return echo(request, response);
  const { tag, body } = given.answers[Number(at)];
  if (kind === '304') {
    response.writeHead(304, { ETag: tag }).end();
    return undefined;
  }
  response.writeHead(200, {
    ETag: tag,
    'Content-Type': 'application/json',
    'Content-Encoding': 'gzip',
    'Content-Length': body.length,
  });
  response.end(body);
  return undefined;
});

process.on('disconnect', () => process.exit(0));
process.on('message', (/** @type {any} */ message) => {
  if (message === 'cpu') {
    process.send({ cpu: process.cpuUsage() });
    return;
  }
  given = {
    ...message,
    answers: message.answers.map(({ tag, body }) => ({ tag, body: Buffer.from(body, 'base64') })),
  };
  publicKey = createPublicKey({ key: message.key, format: 'jwk' });
  process.send({ ready: true });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  process.send({ port });
});
