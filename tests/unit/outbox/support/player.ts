import type { Engine } from '@/utils/engine/engine';
import { isOpenTransfer } from '@/utils/transfers/state';
import { TEST_KEYS } from '../../../simulator/model/accounts.ts';
import { addJob } from '../../../simulator/model/jobs.ts';
import type { Account } from '../../../simulator/model/records.ts';
import { newTransfer, REFUSED, urlOf } from './links';
import type { OutboxWorld } from './outbox-world';
import { DISK_FULL } from './room';
import type { Command, Script, Trouble } from './script';
import type { KeyName } from './setting';

const FOLDER = 7;
const BUSY = 'http://files.example/busy.bin?size=8';
const NOT_OURS = 'http://files.example/not-ours.bin?size=8';

/** What a page was told at a time, and how things stood then. */
export type HoldSeen = {
  readonly hold: Awaited<ReturnType<Engine['hold']>>;
  readonly isFull: boolean;
  /** Links were on their way. */
  readonly isOpen: boolean;
};

/** Carries out the commands of a script: as the user, as the browser, and as fate. */
export class Player {
  /** Ids of transfers of which the user was told that they are stored. */
  readonly promised: string[] = [];
  readonly usedKeys: Set<KeyName>;
  readonly holds: HoldSeen[] = [];
  /** What a living background refused. */
  readonly rejected: string[] = [];
  /** What was planned by a clock that was set back since is due so much later. */
  setBackMs = 0;
  private readonly world: OutboxWorld;
  private readonly account: Account;

  constructor(world: OutboxWorld, { answers, earlier }: Script) {
    this.world = world;
    this.usedKeys = new Set([world.setting.key]);
    const account = world.host.state.keys.get(TEST_KEYS[world.setting.key]);
    if (account === undefined) throw new Error('No such account');
    this.account = account;
    this.furnish(earlier);
    // Faults stand in one queue, so the request that a fault is for is told by counting those without.
    answers.forEach((action, index) => {
      const after = answers.slice(0, index).filter((other) => other === null).length;
      if (action !== null) world.host.faults.next({ match: 'remote/request', action, after });
    });
  }

  private furnish(earlier: number | null): void {
    const { host } = this.world;
    this.refuseSources();
    host.state.folders.set(FOLDER, {
      id: FOLDER,
      owner: this.account,
      name: 'Seven',
      parentId: 0,
      createDate: host.clock.paris(),
      shareCode: null,
      password: '',
      shares: [],
    });
    if (earlier === null) return;
    this.addTheirs(['http://files.example/before.bin?size=8']);
    for (let n = 0; n < earlier; n += 1) this.addTheirs([urlOf({ kind: 'file', n, spelling: 0 })]);
  }

  private addTheirs(urls: readonly string[]): void {
    addJob(this.world.host, { owner: this.account, urls, by: 'other' });
  }

  private refuseSources(): void {
    this.world.host.faults.next({
      match: ({ path, body }) => path.endsWith('/remote/request.cgi') && body.includes(REFUSED),
      action: { type: 'ko', message: 'Invalid URL #805', status: 400 },
      times: Number.POSITIVE_INFINITY,
    });
  }

  obey(command: Command): void {
    const { world } = this;
    const { host } = world;
    switch (command.do) {
      case 'pass':
        break;
      case 'add':
        this.add(command);
        break;
      case 'fault':
        host.faults.next(command);
        break;
      case 'die':
        world.die();
        break;
      case 'closeBrowser':
        world.closeBrowser();
        break;
      case 'dieSoon':
        world.dieAt = world.points + command.points;
        break;
      case 'lookNow':
      case 'releaseHold':
      case 'pause':
      case 'resume':
      case 'cancelRemaining':
      case 'retryFailed':
        this.hear(world.engine[command.do]());
        break;
      case 'list':
        this.hear(world.engine.list({ cursor: null, limit: 20, filter: 'all' }));
        break;
      case 'askHold':
        this.askHold();
        break;
      case 'tryNow':
        this.hear(world.tryNow.press(), 'FichierError');
        break;
      case 'retry':
      case 'cancel':
      case 'remove':
        this.act(command.do, command.index);
        break;
      case 'key':
        this.setKey(command.key);
        break;
      case 'clock':
        this.setClock(command.ms);
        break;
      case 'theirClock':
        host.clock.shiftWall(command.ms);
        break;
      case 'online':
      case 'permission':
        world[command.do === 'online' ? 'isOnline' : 'hasPermission'] = command.is;
        if (command.is) this.hear(world.engine.wayOpened());
        break;
      case 'switches':
        Object.assign(host.switches, command.switches);
        break;
      case 'lock':
        host.locks.lock(command.lock, command.ms, command.status);
        break;
      case 'account':
        this.trouble(command.trouble);
        break;
      case 'diskFull':
        world.room.failures = command.times;
        break;
      case 'noRoom':
        world.room.fill(command.writes, command.ms);
        break;
      case 'busy':
        for (let n = 0; n < command.jobs; n += 1) this.addTheirs([BUSY]);
        break;
      case 'otherClient':
        this.sendFromElsewhere(command);
    }
  }

  private add(command: Extract<Command, { do: 'add' }>): void {
    const adding = this.world.engine.add(command.links.map((link) => newTransfer(link, command)));
    this.hear(adding.then((ids) => this.promised.push(...ids)));
  }

  private askHold(): void {
    const { room, disk } = this.world;
    const [isFull, isOpen] = [room.isFull, disk.transfers().some(isOpenTransfer)];
    this.hear(this.world.engine.hold().then((hold) => this.holds.push({ hold, isFull, isOpen })));
  }

  /** Mostly on a transfer of which something follows: open ones are cancelled, ended ones sent again. */
  private act(action: 'retry' | 'cancel' | 'remove', index: number): void {
    const rows = this.world.ledger.rows();
    const fitting = rows.filter((row) => isOpenTransfer(row) === (action !== 'retry'));
    const choice = fitting.length > 0 && index % 4 > 0 ? fitting : rows;
    const row = choice[index % Math.max(1, choice.length)];
    if (row !== undefined) this.hear(this.world.engine[action](row.id));
  }

  private sendFromElsewhere({ links, isPart }: Extract<Command, { do: 'otherClient' }>): void {
    this.addTheirs([...links.map(urlOf), ...(isPart ? [NOT_OURS] : [])]);
  }

  /** What a living background refuses is a bug, unless it was expected. */
  hear(promise: Promise<unknown>, expected = ''): void {
    promise.catch((error: unknown) => {
      const name = error instanceof Error ? error.name : '';
      if (name !== expected && name !== DISK_FULL) this.rejected.push(`rejected: ${String(error)}`);
    });
  }

  private setClock(ms: number): void {
    this.setBackMs += Math.max(0, -ms);
    this.world.setClock(ms);
  }

  setKey(key: KeyName | null): void {
    this.world.key = key;
    if (key !== null) this.usedKeys.add(key);
    this.hear(this.world.engine.keyChanged());
  }

  private trouble(trouble: Trouble): void {
    const { keys } = this.world.host.state;
    const name = TEST_KEYS[this.world.setting.key];
    this.account.passwordReset = trouble === 'passwordReset';
    this.account.overQuota = trouble === 'overQuota';
    this.account.uploadForbidden = trouble === 'uploadForbidden' ? 1 : 0;
    if (trouble === 'revoked') keys.delete(name);
    else keys.set(name, this.account);
  }

  /** Everything that can be mended is mended. */
  mend(): void {
    const { world } = this;
    world.dieAt = Number.POSITIVE_INFINITY;
    world.room.clear();
    world.isOnline = true;
    world.hasPermission = true;
    world.host.faults.clear();
    world.host.locks.forget();
    this.refuseSources();
    this.trouble('none');
    this.hear(world.engine.resume());
  }
}
