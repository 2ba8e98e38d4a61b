import { readdirSync, readFileSync } from 'node:fs';

const KB = 1024;
/** In `/proc/<pid>/stat`, counted from behind the name of the program, which may hold anything. */
const GROUP_FIELD = 2;

/** The memory of all processes of a group, bytes; what several share counts once. */
export function memoryOfGroup(group: number): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && groupOf(name) === group)
    .reduce((sum, pid) => sum + memoryOf(pid), 0);
}

function groupOf(pid: string): number | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return null;
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[GROUP_FIELD]);
}

function memoryOf(pid: string): number {
  const share = /^Pss:\s+(\d+) kB$/m.exec(readOrNull(`/proc/${pid}/smaps_rollup`) ?? '')?.[1];
  return Number(share ?? 0) * KB;
}

/** Null: the process has ended meanwhile. */
function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
