import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type ProcessGroup, startGroup } from './process-group.ts';
import { until } from './until.ts';

const run = promisify(execFile);
const LARGEST_LOOK = 16 * 1024 * 1024;

/** A screen nobody looks at, with a window manager, a mouse and a keyboard. */
export type VirtualScreen = {
  /** Such as `:99`. */
  readonly display: string;
  /** Root coordinates in pixels. */
  click(x: number, y: number): Promise<void>;
  rightClick(x: number, y: number): Promise<void>;
  /** A key by its X name, such as `Down` or `Return`. */
  key(name: string): Promise<void>;
  /** The whole screen as a PNG. */
  screenshot(file: string): Promise<void>;
  /** The pixels of a part of the screen, to compare with later ones: `WIDTHxHEIGHT+X+Y`. */
  look(part: string): Promise<string>;
  /** The pixels of a window, as far as the screen shows them. */
  lookAt(windowId: string): Promise<string>;
  /** Ids of the visible windows; an open menu is one more, and one may come while another goes. */
  windowIds(): Promise<readonly string[]>;
  stop(): Promise<void>;
};

function firstLine(group: ProcessGroup): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    group.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.split('\n')[0]?.trim() ?? '');
    });
    group.exited.then(() => reject(new Error(`Xvfb ended at once: ${group.ended()}`)));
  });
}

/** Starts Xvfb on a free display (it chooses the number itself) with openbox. */
export async function startVirtualScreen(width = 1280, height = 900): Promise<VirtualScreen> {
  const server = startGroup('Xvfb', [
    '-displayfd',
    '1',
    '-screen',
    '0',
    `${width}x${height}x24`,
    '-nolisten',
    'tcp',
    // Else the server starts anew, without the window manager, when its first client happens to leave early.
    '-noreset',
  ]);
  const display = `:${await firstLine(server)}`;
  const env = { ...process.env, DISPLAY: display };
  const xdotool = async (...args: string[]) => (await run('xdotool', args, { env })).stdout.trim();
  const windowIds = async () => (await xdotool('search', '--onlyvisible', '--name', '')).split('\n');
  async function look(part: string): Promise<string> {
    const args = ['-window', 'root', '-crop', part, '+repage', '-depth', '8', 'ppm:-'];
    const { stdout } = await run('import', args, { env, encoding: 'latin1', maxBuffer: LARGEST_LOOK });
    return stdout;
  }
  const manager = startGroup('openbox', [], { DISPLAY: display });
  await until('openbox manages the screen', async () =>
    (await run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env })).stdout.includes('window id'),
  );
  return {
    display,
    async click(x, y) {
      await xdotool('mousemove', String(x), String(y), 'click', '1');
    },
    async rightClick(x, y) {
      await xdotool('mousemove', String(x), String(y), 'click', '3');
    },
    async key(name) {
      await xdotool('key', name);
    },
    windowIds,
    look,
    async lookAt(windowId) {
      const lines = await xdotool('getwindowgeometry', '--shell', windowId);
      const { X, Y, WIDTH, HEIGHT } = Object.fromEntries(lines.split('\n').map((line) => line.split('=')));
      return look(`${WIDTH}x${HEIGHT}+${X}+${Y}`);
    },
    async screenshot(file) {
      await run('import', ['-window', 'root', file], { env });
    },
    async stop() {
      await manager.stop();
      await server.stop();
    },
  };
}
