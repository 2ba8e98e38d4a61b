import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

const REQUIRED_PERMISSIONS = [
  'storage',
  'unlimitedStorage',
  'alarms',
  'contextMenus',
  'notifications',
  'activeTab',
  'scripting',
  'clipboardWrite',
  'declarativeNetRequestWithHostAccess',
];

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  zip: { excludeSources: ['test-results/**'] },
  vite: () => ({
    plugins: [preact()],
    build: { sourcemap: false, target: 'es2022' },
    worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'chunks/[name]-[hash].js' } } },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    homepage_url: 'https://1fichier.com/',
    permissions: browser === 'chrome' ? [...REQUIRED_PERMISSIONS, 'offscreen'] : REQUIRED_PERMISSIONS,
    host_permissions: ['https://api.1fichier.com/*'],
    optional_permissions: ['downloads'],
    optional_host_permissions: ['*://*/*'],
    // The Firefox default adds `upgrade-insecure-requests`, which would break plain-http hosts on a home network.
    content_security_policy: {
      extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    action: { default_title: '__MSG_extensionName__' },
    declarative_net_request: {
      rule_resources: [{ id: 'connection', enabled: true, path: 'rules/connection.json' }],
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'send-to-1fichier@unofficial',
              strict_min_version: '142.0',
              data_collection_permissions: {
                required: ['authenticationInfo', 'browsingActivity'],
              },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
