import { acceptedEncoding, type Encoding } from '../../../src/server/routes/accepted-encoding';

const all: readonly Encoding[] = ['br', 'gzip', 'identity'];

test.each<readonly [string | undefined, readonly Encoding[], Encoding]>([
  [undefined, all, 'identity'],
  ['', all, 'identity'],
  ['gzip', all, 'gzip'],
  ['gzip, deflate, br', all, 'br'],
  ['GZip;Q=1', all, 'gzip'],
  ['gzip;q=0', all, 'identity'],
  ['gzip; q=0.000, br ;q=0', all, 'identity'],
  ['gzip;q=0.001', all, 'gzip'],
  ['br;q=0.5, gzip;q=0.8', all, 'gzip'],
  ['br;q=0.5, gzip;q=0.8, identity', all, 'identity'],
  ['*', all, 'br'],
  ['*;q=0.5, br;q=0', all, 'gzip'],
  ['*;q=0, gzip', all, 'gzip'],
  ['identity;q=0', all, 'identity'],
  ['identity;q=0, gzip;q=0.1', all, 'gzip'],
  ['identity;q=0, *', ['gzip', 'identity'], 'gzip'],
  ['br', ['gzip', 'identity'], 'identity'],
  ['gzip;q=2', all, 'identity'],
  ['gzip;q=-1', all, 'identity'],
  ['gzip;q=0.1234', all, 'identity'],
  ['gzip;q=', all, 'identity'],
  ['gzip;level=9', all, 'identity'],
  ['x-gzip-like, notgzip', all, 'identity'],
  [',,;q=1,', all, 'identity'],
])('the header %j is answered, of %j, with %s', (header, offered, chosen) => {
  expect(acceptedEncoding(header, offered)).toBe(chosen);
});
