import type { Signal } from '@preact/signals';
import type { ActDialogView } from '@/components/files/acts/act-view';
import type { Ask } from '@/components/page/ask';
import type { PageSeam } from '@/entrypoints/files/page-seam';

/** What every act by hand is given. */
export type ActNeeds = {
  readonly ask: Ask;
  readonly page: PageSeam;
  /** The one dialog; null while none is open. */
  readonly dialog: Signal<ActDialogView | null>;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly locale: string;
};

/** At 1fichier's own limit. */
export const PASSWORD_MIN = 6;
