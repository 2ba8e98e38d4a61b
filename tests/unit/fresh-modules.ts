import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';

// The files share a process, but no module and no database: what one has mocked or stored is nothing to the next.
vi.resetModules();
if ('indexedDB' in globalThis) globalThis.indexedDB = new IDBFactory();
