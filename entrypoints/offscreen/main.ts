import { browser } from 'wxt/browser';
import { onCopyText } from '@/utils/messaging/copy-in-page';

/** This page never has the focus, which `navigator.clipboard` asks for; the old command does without. */
function copy(text: string): boolean {
  const field = document.querySelector('textarea');
  if (field === null) return false;
  field.value = text;
  field.select();
  return document.execCommand('copy');
}

onCopyText((id) => id === browser.runtime.id, copy);
