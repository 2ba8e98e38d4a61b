import { UPLOAD_NODES } from '../model/hosts.ts';
import type { World } from '../model/world.ts';

/** A node and the id of one upload. Needs no key; the node changes with every call. */
export function getUploadServer(world: World): { url: string; id: string } {
  const node = UPLOAD_NODES[world.state.uploads.size % UPLOAD_NODES.length] ?? UPLOAD_NODES[0];
  const id = world.chance.mixed(10);
  world.state.uploads.set(id, { id, node, files: [], finishedAt: null, received: 0, asked: 0 });
  return { url: node, id };
}
