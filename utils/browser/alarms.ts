import { browser } from 'wxt/browser';

/** Sets an alarm, replacing the one of that name. A time that has passed rings as soon as the browser allows. Epoch ms. */
export async function armAlarm(name: string, at: number): Promise<void> {
  await browser.alarms.create(name, { when: at });
}

/** When an alarm rings, epoch ms; null when it is not set. */
export async function alarmAt(name: string): Promise<number | null> {
  return (await browser.alarms.get(name))?.scheduledTime ?? null;
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}
