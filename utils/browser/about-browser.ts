import { browser } from 'wxt/browser';

/** What runs the extension, and which version of it this is. */
export async function aboutBrowser(userAgent: string) {
  const { os, arch } = await browser.runtime.getPlatformInfo();
  return {
    extension: browser.runtime.getManifest().version,
    browser: browserOf(userAgent),
    platform: `${os} ${arch}`,
    language: browser.i18n.getUILanguage(),
  };
}

/** The last name of those that a browser gives itself is its own, but for what all built on Chromium end with. */
export function browserOf(userAgent: string): string {
  const named = /\b(Firefox|Edg|OPR|Vivaldi|YaBrowser)\/([\d.]+)/.exec(userAgent);
  const [, name, version] = named ?? /(Chrome)\/([\d.]+)/.exec(userAgent) ?? [];
  return name === undefined ? 'unknown' : `${name} ${version}`;
}
