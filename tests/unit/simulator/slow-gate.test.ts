import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { callApi } from './call.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ withGates: true });
});
afterAll(() => simulator.stop());

it('passes calls on, and lets a connection wait until the gate opens again', async () => {
  expect((await callApi(simulator, 'remote/ls')).status).toBe(200);
  await simulator.connectSlowly(500);
  const late = connect(simulator.apiPort, '127.0.0.1');
  let isConnected = false;
  late.once('connect', () => {
    isConnected = true;
  });
  // Begun later, through no gate, and there all the same.
  const other = connect(simulator.proxyPort, '127.0.0.1');
  await once(other, 'connect');
  other.destroy();
  expect(isConnected).toBe(false);
  await once(late, 'connect');
  late.destroy();
  expect((await callApi(simulator, 'remote/ls')).status).toBe(200);
});
