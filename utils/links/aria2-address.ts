import { isPrivateHost } from '@/utils/links/private-host';

const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const DEFAULT_PATH = '/jsonrpc';

/**
 * The address of aria2's JSON-RPC interface as a person writes it, made whole: `http` where no scheme is given, `/jsonrpc`
 * where no path is. Null for one that is not `http` or `https`, or lies beyond this machine and the home network.
 */
export function parseAria2Address(text: string): string | null {
  const trimmed = text.trim();
  const whole = HAS_SCHEME.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, hostname, host, pathname } = new URL(whole);
  if (!['http:', 'https:'].includes(protocol) || !isPrivateHost(hostname)) return null;
  return `${protocol}//${host}${pathname === '/' ? DEFAULT_PATH : pathname}`;
}
