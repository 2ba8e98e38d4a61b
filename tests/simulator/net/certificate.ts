import { generate } from 'selfsigned';
import { DOMAINS } from '../model/hosts.ts';

export type Certificate = { readonly key: string; readonly cert: string };

const cache = new Map<string, Promise<Certificate>>();

/** A self-signed certificate for every host of 1fichier and these others; made once per process and list. */
export function createCertificate(otherHosts: readonly string[]): Promise<Certificate> {
  const names = [...DOMAINS.flatMap((name) => [name, `*.${name}`]), ...otherHosts, 'localhost'];
  const known = cache.get(names.join());
  if (known !== undefined) return known;
  const made = generate([{ name: 'commonName', value: '1fichier.com' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      // Firefox has an error of its own for a CA's certificate on a server.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }],
      },
    ],
  }).then(({ private: key, cert }) => ({ key, cert }));
  cache.set(names.join(), made);
  return made;
}
