import { browser } from 'wxt/browser';

/** `reactions` by the name of the alarm. */
export function listenToAlarms(
  reactions: Readonly<Record<string, () => Promise<unknown>>>,
  report: (error: unknown) => void,
): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    reactions[name]?.().catch(report);
  });
}
