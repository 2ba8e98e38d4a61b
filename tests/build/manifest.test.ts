import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/root.ts';
import { BROWSERS, readJson, readPackage } from './built-package.ts';

const PERMISSIONS = [
  'activeTab',
  'alarms',
  'clipboardWrite',
  'contextMenus',
  'declarativeNetRequestWithHostAccess',
  'notifications',
  'scripting',
  'storage',
  'unlimitedStorage',
];
const KEYS = [
  'action',
  'background',
  'content_security_policy',
  'declarative_net_request',
  'default_locale',
  'description',
  'homepage_url',
  'host_permissions',
  'icons',
  'manifest_version',
  'name',
  'optional_host_permissions',
  'optional_permissions',
  'options_ui',
  'permissions',
  'version',
];

const manifests = {
  chrome: readJson(readPackage('chrome'), 'manifest.json'),
  firefox: readJson(readPackage('firefox'), 'manifest.json'),
};

describe.each(BROWSERS)('the manifest for %s', (browser) => {
  const manifest = manifests[browser];

  it('asks for the API host and nothing else up front', () => {
    expect(manifest.host_permissions).toEqual(['https://api.1fichier.com/*']);
    expect(manifest.optional_permissions).toEqual(['downloads']);
    expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
  });

  it('keeps pages to the code of the package, without forcing https on other hosts', () => {
    expect(manifest.content_security_policy).toEqual({
      extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
    });
  });

  it('names the rule that closes connections', () => {
    expect(manifest.declarative_net_request).toEqual({
      rule_resources: [{ id: 'connection', enabled: true, path: 'rules/connection.json' }],
    });
  });

  it('shows the popup, opens the options in a tab, and speaks English by default', () => {
    expect(manifest).toMatchObject({
      manifest_version: 3,
      name: '__MSG_extensionName__',
      description: '__MSG_extensionDescription__',
      default_locale: 'en',
      action: { default_popup: 'popup.html' },
      options_ui: { page: 'options.html', open_in_tab: true },
    });
  });

  it('has the version of the project', () => {
    expect(manifest.version).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version);
  });
});

it('Chrome gets a worker, the offscreen page, and no key that would fix its id', () => {
  const { chrome } = manifests;
  expect([...chrome.permissions].sort()).toEqual([...PERMISSIONS, 'offscreen'].sort());
  expect(chrome.background).toEqual({ service_worker: 'background.js', type: 'module' });
  expect(chrome.minimum_chrome_version).toBe('120');
  expect(Object.keys(chrome).sort()).toEqual([...KEYS, 'minimum_chrome_version'].sort());
});

it('Firefox gets an event page, and the declaration of what goes to 1fichier', () => {
  const { firefox } = manifests;
  expect([...firefox.permissions].sort()).toEqual(PERMISSIONS);
  expect(firefox.background).toEqual({ scripts: ['background.js'], type: 'module' });
  expect(firefox.browser_specific_settings).toEqual({
    gecko: {
      id: expect.stringMatching(/^send-to-1fichier@[a-z.-]+$/),
      strict_min_version: '142.0',
      data_collection_permissions: { required: ['authenticationInfo', 'browsingActivity'] },
    },
  });
  expect(Object.keys(firefox).sort()).toEqual([...KEYS, 'browser_specific_settings'].sort());
});
