import { request } from 'node:https';
import type { Simulator } from '../simulator/start-simulator.ts';

/** Downloads from a direct link as any client does, only that the name of its host leads to the simulator. */
export function fetchDirect(simulator: Simulator, link: string): Promise<Buffer> {
  const url = new URL(link);
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: simulator.apiPort,
      servername: url.hostname,
      ca: simulator.caCertPem,
      path: url.pathname + url.search,
      headers: { host: url.host },
      agent: false,
    };
    request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks));
        else reject(new Error(`${link} answered ${response.statusCode}`));
      });
    })
      .on('error', reject)
      .end();
  });
}
