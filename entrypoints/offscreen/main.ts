import { browser } from 'wxt/browser';
import { createCopier } from '@/entrypoints/offscreen/create-copier';
import { onCopyText } from '@/utils/messaging/copy-in-page';

onCopyText(
  (id) => id === browser.runtime.id,
  createCopier(document, () => window.close()),
);
