import { browser } from 'wxt/browser';
import type { Notifier } from '@/entrypoints/background/create-notifier';

export function listenToNotifications(notifier: Notifier, report: (error: unknown) => void): void {
  const { onClicked, onClosed, onButtonClicked } = browser.notifications;
  onClicked.addListener((id) => {
    notifier.pressed(id, false).catch(report);
  });
  onClosed.addListener((id) => {
    notifier.closed(id).catch(report);
  });
  // Firefox has no buttons, nor this event.
  onButtonClicked?.addListener((id) => {
    notifier.pressed(id, true).catch(report);
  });
}
