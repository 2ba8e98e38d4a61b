// Plain JavaScript: it has to say what is missing where nothing is installed yet.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

process.exitCode = await start();

/** Loads the check as the build loads the extension, which its own code is part of. */
async function start() {
  const vite = await import('vite').catch(() => null);
  if (vite === null) {
    console.log('Packages are missing. Run `npm run setup` once, then this again.');
    return 2;
  }
  const server = await vite.createServer({
    configFile: false,
    root: ROOT,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: [{ find: /^@\//, replacement: `${ROOT}/` }] },
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  });
  try {
    const loaded = await server.ssrLoadModule('/scripts/check-service/main.ts');
    /** @type {typeof import('./check-service/main.ts').main} */
    const main = loaded.main;
    return await main(process.argv.slice(2), process.env);
  } finally {
    await server.close();
  }
}
