import { readdirSync, readFileSync } from 'node:fs';

const KB = 1024;
/** In `/proc/<pid>/stat`, counted from behind the name of the program, which may hold anything. */
const GROUP_FIELD = 2;

/**
 * The memory of all processes of a group, bytes: what they wrote, and what they share among themselves, once. Not the
 * programs themselves, of which a share falls to them when another browser ends meanwhile.
 */
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
  const shares = (readOrNull(`/proc/${pid}/smaps_rollup`) ?? '').matchAll(
    /^Pss_(?:Anon|Shmem):\s+(\d+) kB$/gm,
  );
  return [...shares].reduce((sum, [, share]) => sum + Number(share), 0) * KB;
}

/** Null: the process has ended meanwhile. */
function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
