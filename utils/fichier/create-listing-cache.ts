import type { Fichier, KnownFile } from '@/utils/fichier/fichier';
import type { LimitedCache, StoredAnswer } from '@/utils/fichier/limited-cache';
import { folderQuestion, listingsOf, listingValue, readListing } from '@/utils/fichier/limited-questions';
import { editListings } from '@/utils/fichier/listing-edits';
import { linkId } from '@/utils/links/link-id';

export type ListingCache = {
  /** `Fichier.knownFiles` of this account. */
  knownFiles(accountId: string, urls: readonly string[]): ReturnType<Fichier['knownFiles']>;
  readonly amend: Fichier['amend'];
  doubt(accountId: string, folderIds: readonly number[]): Promise<void>;
};

/** The stored listings of an account, all variants together. */
export function createListingCache(cache: LimitedCache): ListingCache {
  async function doubt(accountId: string, folderIds: readonly number[]): Promise<void> {
    for (const folderId of folderIds) await cache.doubt(folderQuestion(accountId, folderId, true));
  }

  return {
    doubt,
    async knownFiles(accountId, urls) {
      const wanted = new Set(urls.map(linkId));
      const found = new Map<string, KnownFile>();
      for (const listing of (await cache.all(listingsOf(accountId))).map(readListing)) {
        for (const row of listing?.files ?? []) {
          const id = linkId(row.url);
          if (listing !== null && wanted.has(id)) found.set(id, { folderId: listing.folderId, row });
        }
      }
      return found;
    },
    async amend(accountId, edit) {
      let doubted: readonly number[] = [];
      let gone: readonly number[] = [];
      await cache.edit(listingsOf(accountId), (answers) => {
        const read = answers.map((answer) => ({ answer, listing: readListing(answer) }));
        const known = read.flatMap(({ answer, listing }) => (listing === null ? [] : [{ answer, listing }]));
        const before = known.map(({ listing }) => listing);
        const edited = editListings(before, edit);
        ({ doubted, gone } = edited);
        return edited.listings.flatMap((listing, index): readonly StoredAnswer[] => {
          const answer = known[index]?.answer;
          if (answer === undefined || listing === before[index]) return [];
          return [{ ...answer, value: listingValue(listing) }];
        });
      });
      await doubt(accountId, doubted);
      for (const folderId of gone) await cache.forget(folderQuestion(accountId, folderId, true));
    },
  };
}
