import { createFetch } from '../simulator/create-fetch.ts';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import type { Upload } from '../simulator/model/records.ts';
import { carried, ROOT, startFilesStage } from './files-stage';
import { send, settle } from './stage';

export type Begun = { readonly id: string; readonly url: string };
export type Reported =
  | { readonly state: 'waiting'; readonly askAgainAt: number }
  | {
      readonly state: 'stored';
      readonly files: readonly { url: string; name: string; size: number | null }[];
      readonly folderId: number;
    }
  | { readonly state: 'guest'; readonly files: readonly { url: string }[] }
  | { readonly state: 'missing' | 'untold' };

const BYTES = 'some words';
export const SIZE = BYTES.length;

/** The background with the simulator, and a page that uploads. */
export async function startUploadStage() {
  const stage = await startFilesStage();
  const { host, apis } = stage;
  const told: unknown[] = [];
  async function ask<T>(...message: Parameters<typeof send>): Promise<T> {
    const reply = await send(...message);
    told.push(reply);
    return carried<T>(reply);
  }

  return {
    ...stage,
    /** All that the page was told. */
    told,
    ask,
    begin: (name = 'notes.txt', folderId = ROOT, size = SIZE, hasPassword = false, isPrivate = false) =>
      ask<Begun>('beginUpload', { name, size, folderId, hasPassword, isPrivate }),
    report: (id: string) => ask<Reported>('uploadReport', { id }),
    /** The page's request, with what the browser adds to it by the rules. */
    async post({ url }: Begun, name = 'notes.txt', folderId = ROOT): Promise<number> {
      const form = new FormData();
      form.append('did', String(folderId));
      form.append('file[]', new File([BYTES], name));
      const encoded = new Response(form);
      const body = Buffer.from(await encoded.arrayBuffer());
      const rule = apis.rules.find(({ condition }) => condition.urlFilter === `|${url}|`);
      const added = rule?.action.requestHeaders.map(({ header, value }): [string, string] => [header, value]);
      const answer = await settle(
        createFetch(host)(url, {
          method: 'POST',
          body,
          headers: {
            ...Object.fromEntries(added ?? []),
            'content-type': encoded.headers.get('content-type') ?? '',
            'content-length': String(body.length),
          },
        }),
      );
      return answer.status;
    },
    at: (id: string): Upload => {
      const upload = host.state.uploads.get(id);
      if (upload === undefined) throw new Error('no such upload');
      return upload;
    },
    /** Does anything that the page was told hold a key? */
    holdsKey: () => Object.values(TEST_KEYS).some((key) => JSON.stringify(told).includes(key)),
  };
}
export type UploadStage = Awaited<ReturnType<typeof startUploadStage>>;
