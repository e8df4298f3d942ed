import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** A key with its certificate, and the authority to trust. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** For `NODE_EXTRA_CA_CERTS`. */
  readonly authorityPath: string;
}

const YEARS = 10;

/**
 * The certificate of the https address, from a local authority that is made at the first start.
 *
 * Microsoft's clients send no token over http; with the authority's file in `NODE_EXTRA_CA_CERTS` they
 * talk to the stand-in as they would to Graph. The authority's own key is thrown away once it has signed.
 */
export async function localCertificate(folder: string): Promise<Certificate> {
  const authorityPath = join(folder, 'authority.pem');
  const [keyPath, certPath] = [join(folder, 'localhost.key.pem'), join(folder, 'localhost.pem')];
  if (![authorityPath, keyPath, certPath].every(existsSync)) {
    mkdirSync(folder, { recursive: true });
    const made = await makeCertificates();
    writeFileSync(keyPath, made.key, { mode: 0o600 });
    writeFileSync(certPath, made.cert);
    writeFileSync(authorityPath, made.authority);
  }
  return {
    key: readFileSync(keyPath, 'utf8'),
    cert: readFileSync(certPath, 'utf8'),
    authorityPath,
  };
}

async function makeCertificates() {
  const notAfterDate = new Date();
  notAfterDate.setFullYear(notAfterDate.getFullYear() + YEARS);
  const common = { keyType: 'ec' as const, algorithm: 'sha256', notAfterDate };
  const authority = await generate([{ name: 'commonName', value: 'Emulator local authority' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...common,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { key: server.private, cert: server.cert, authority: authority.cert };
}
