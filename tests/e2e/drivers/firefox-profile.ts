import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from './extension-browser.ts';
import { createProfileFolder } from './profile-folder.ts';

/** The address of the extension's pages is made up per profile; tests need to know it. */
export const EXTENSION_UUID = '5e5d70f1-c41e-4a11-8e57-0f1c41e20001';

function preferences(extensionId: string, network: Network): Record<string, string | number | boolean> {
  return {
    // 0: Firefox takes a free port and writes it into the profile, file MarionetteActivePort.
    'marionette.port': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: EXTENSION_UUID }),
    'xpinstall.signatures.required': false,
    'extensions.webextOptionalPermissionPrompts': false,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': network.proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': network.proxyPort,
    'network.proxy.allow_hijacking_localhost': true,
    // No second connection to a proxy that is slow to answer: Firefox takes it for a used one, and repeats a POST on it.
    'network.http.connection-retry-timeout': 0,
    // The user's own downloader is there.
    'network.proxy.no_proxies_on': '127.0.0.1',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    // `Services.io.offline` is set by a test alone.
    'network.manage-offline-status': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'browser.startup.page': 0,
    'browser.sessionstore.resume_from_crash': false,
    'toolkit.startup.max_resumed_crashes': -1,
    'termsofuse.bypassNotification': true,
    'datareporting.policy.dataSubmissionEnabled': false,
    'datareporting.healthreport.uploadEnabled': false,
    'toolkit.telemetry.server': 'data:,',
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'extensions.update.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.safebrowsing.update.enabled': false,
    'ui.popup.disable_autohide': false,
  };
}

/** Makes a new profile folder and returns its path. */
export function createFirefoxProfile(extensionId: string, network: Network, parent?: string): string {
  const folder = createProfileFolder('firefox', parent);
  const lines = Object.entries(preferences(extensionId, network)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(folder, 'user.js'), `${lines.join('\n')}\n`);
  return folder;
}
