import { expect, it } from 'vitest';
import { createWriteRoute } from '@/utils/fichier/write-route';
import { startStage } from './stage';

function start(type: string | null = 'wifi') {
  const connection: EventTarget & { type?: string } = Object.assign(
    new EventTarget(),
    type === null ? {} : { type },
  );
  const writeRoute = createWriteRoute(() => 0);
  const { apis } = startStage({ writeRoute, connection });
  const measure = () =>
    writeRoute.ended(true, { isStream: true, pool: 'reads' }, { status: 200, code: null, connect: null });
  measure();
  expect(writeRoute.probe()).toBeNull();
  return { writeRoute, apis, connection, measure };
}

it('how writes can leave is measured again once the browser is online again', () => {
  const { writeRoute, apis } = start();
  apis.scope.dispatchEvent(new Event('online'));
  expect(writeRoute.probe()).not.toBeNull();
});

it('how writes can leave is measured again when the network is of another type', () => {
  const { writeRoute, connection } = start();
  connection.type = 'ethernet';
  connection.dispatchEvent(new Event('change'));
  expect(writeRoute.probe()).not.toBeNull();
});

it('how writes can leave is measured again each time the type changes', () => {
  const { writeRoute, connection, measure } = start();
  for (const type of ['ethernet', 'wifi']) {
    measure();
    connection.type = type;
    connection.dispatchEvent(new Event('change'));
    expect(writeRoute.probe()).not.toBeNull();
  }
});

it.each(['wifi', null])('what is known of the network stays when only its speed changes: %s', (type) => {
  const { writeRoute, connection } = start(type);
  connection.dispatchEvent(new Event('change'));
  expect(writeRoute.probe()).toBeNull();
});
