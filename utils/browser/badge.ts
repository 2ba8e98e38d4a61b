import { browser } from 'wxt/browser';
import type { Badge } from '@/utils/browser/badge-of';

const COLOURS: Readonly<Record<Badge['tone'], string>> = {
  busy: '#1a5fb4',
  held: '#8a5300',
  alert: '#b3261e',
};
const TEXT_COLOUR = '#ffffff';

/** Shows the badge on the button of the extension. */
export async function applyBadge({ text, tone, title }: Badge): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: COLOURS[tone] }),
    browser.action.setBadgeTextColor({ color: TEXT_COLOUR }),
    browser.action.setTitle({ title }),
  ]);
}
