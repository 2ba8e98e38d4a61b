import { expect, it } from 'vitest';
import { createWriteRoute } from '@/utils/fichier/write-route';
import { startStage } from './stage';

function start() {
  const connection = new EventTarget();
  const writeRoute = createWriteRoute(() => 0);
  const { apis } = startStage({ writeRoute, connection });
  writeRoute.ended(true, { isStream: true, pool: 'reads' }, { status: 200, code: null, connect: null });
  expect(writeRoute.probe()).toBeNull();
  return { writeRoute, apis, connection };
}

it('how writes can leave is measured again once the browser is online again', () => {
  const { writeRoute, apis } = start();
  apis.scope.dispatchEvent(new Event('online'));
  expect(writeRoute.probe()).not.toBeNull();
});

it('how writes can leave is measured again when the network is another one', () => {
  const { writeRoute, connection } = start();
  connection.dispatchEvent(new Event('change'));
  expect(writeRoute.probe()).not.toBeNull();
});
