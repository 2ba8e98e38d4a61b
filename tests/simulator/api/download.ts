import * as z from 'zod';
import { requireAccess, requireFile, requirePassword } from '../model/files.ts';
import { DIRECT_HOSTS } from '../model/hosts.ts';
import type { StoredFile } from '../model/records.ts';
import { malformed, notFound, Refusal } from '../model/refusal.ts';
import { refusalOf } from '../model/troubles.ts';
import type { World } from '../model/world.ts';
import { bit, createEndpoint, folderId } from './endpoint.ts';

/** A direct link for a share link, on one of the download hosts. */
export const getToken = createEndpoint(
  {
    url: z.string().min(1).optional(),
    inline: bit.optional(),
    cdn: bit.optional(),
    restrict_ip: z.union([bit, z.literal(2)]).optional(),
    single: bit.optional(),
    pass: z.string().nullable().optional(),
    no_ssl: bit.optional(),
    folder_id: folderId.optional(),
    filename: z.string().optional(),
    sharing_user: z.string().optional(),
  },
  ({ world, account }, body) => {
    if (body.url === undefined && body.filename === undefined) throw malformed('url is missing');
    // What 1fichier makes of it is not known: the documentation has it for CDN links only.
    if (body.restrict_ip && body.cdn !== 1) throw malformed('restrict_ip without cdn');
    const file =
      body.url === undefined
        ? [...world.state.files.values()].find(
            (one) =>
              one.owner === account &&
              one.folderId === (body.folder_id ?? 0) &&
              one.filename === body.filename,
          )
        : requireFile(world, body.url);
    if (file === undefined) throw notFound();
    requireAccess(file, account);
    requirePassword(world, file, account, body.pass);
    requireReady(world, file);
    const paysByCdn = body.cdn === 1 && account.cdnCredits > 0;
    if (account.offer === 0 && !paysByCdn) throw refusalOf('not-customer');
    const code = `p${world.chance.digits(10)}`;
    world.state.directLinks.set(code, {
      code,
      file,
      createdAt: world.clock.now(),
      single: body.single === 1,
      inline: body.inline === 1 && file.inline === 1,
      cdn: paysByCdn,
      restrictIp: body.restrict_ip ?? 0,
      noSsl: body.no_ssl === 1,
      startedAt: null,
    });
    const host = DIRECT_HOSTS[world.chance.below(DIRECT_HOSTS.length - 1)];
    const scheme = body.no_ssl === 1 ? 'http' : 'https';
    return {
      url: `${scheme}://${host}/${code}${body.inline === 1 ? '?inline' : ''}`,
      status: 'OK',
      message: 'OK',
    };
  },
);

/** A file that was stored just now: KO with an address that leads nowhere. Its message is not known, this one is ours. */
function requireReady({ clock, switches, chance }: World, file: StoredFile): void {
  if (clock.now() - file.storedAt >= switches.tokenReadyAfterMs) return;
  const url = `https://${DIRECT_HOSTS[0]}/p${chance.digits(10)}`;
  throw new Refusal(200, 'File not ready #640', false, { url });
}
