import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** A key with its certificate, and the file of the authority that signed it. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** The file that a client names in `NODE_EXTRA_CA_CERTS` to trust the certificate. */
  readonly authorityPath: string;
}

const YEARS = 10;

/**
 * Returns the certificate of the emulator's https address. The first start makes it, with a local authority that signs it.
 *
 * Microsoft's clients send no token over http. With the authority's file in `NODE_EXTRA_CA_CERTS` they call the emulator as
 * they call Graph. The authority's private key is never stored, so that nobody can sign another certificate with it.
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
