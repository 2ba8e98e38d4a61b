import { expect, it } from 'vitest';
import { parseAria2Address } from '@/utils/links/aria2-address';

it.each([
  ['localhost:6800', 'http://localhost:6800/jsonrpc'],
  [' http://localhost:6800/ ', 'http://localhost:6800/jsonrpc'],
  ['http://127.0.0.1:6800/jsonrpc', 'http://127.0.0.1:6800/jsonrpc'],
  ['http://127.1/jsonrpc', 'http://127.0.0.1/jsonrpc'],
  ['https://nas.local/aria2/jsonrpc?x=1#y', 'https://nas.local/aria2/jsonrpc'],
  ['http://me:secret@192.168.1.20:6800', 'http://192.168.1.20:6800/jsonrpc'],
  ['nas:6800', 'http://nas:6800/jsonrpc'],
  ['[fd00::1]:6800', 'http://[fd00::1]:6800/jsonrpc'],
  ['http://[::1]/', 'http://[::1]/jsonrpc'],
])('%j is %j', (text, address) => expect(parseAria2Address(text)).toBe(address));

it.each([
  'https://aria2.example.org/jsonrpc',
  'http://8.8.8.8:6800/',
  'http://192.168.1.20.evil.example/',
  'http://192.168.1.20@evil.example/',
  'http://[2a00::1]:6800/',
  'ws://localhost:6800/jsonrpc',
  'ftp://localhost/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://',
  '',
  'not an address',
])('%j is none', (text) => expect(parseAria2Address(text)).toBeNull());
