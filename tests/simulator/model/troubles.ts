import { Refusal } from './refusal.ts';

/** The failures of a file that 1fichier is known for. The file with the id of a row always fails like that. */
const TROUBLES = {
  'not-found': { id: 'troublenotfound00001', status: 404, message: 'Resource not found #469' },
  // 410 is seen for removed files; its text is not known, this one is ours.
  gone: { id: 'troublegone000000001', status: 410, message: 'Resource removed #470' },
  'not-allowed': { id: 'troublenotallowed001', status: 403, message: 'Resource not allowed #631' },
  'password-required': {
    id: 'troublepassword00001',
    status: 403,
    message: 'Password not provided. Resource not allowed #403',
  },
  'password-wrong': {
    id: 'troublewrongpass0001',
    status: 403,
    message: 'Invalid password. Resource not allowed #403',
  },
  'owner-locked': { id: 'troubleownerlocked01', status: 403, message: 'Owner locked #620' },
  'not-customer': {
    id: 'troublenotcustomer01',
    status: 403,
    message: 'Must be a customer (Premium, Access) #236',
  },
  'one-location': {
    id: 'troubleonelocation01',
    status: 403,
    message: 'Only 1 location allowed at a time #887',
  },
  // Only the middle of this text is known; its frame is ours.
  'professional-line': {
    id: 'troubleproline000001',
    status: 403,
    message: 'You use professional equipment, must have CDN credits #912',
  },
  'not-residential': {
    id: 'troubleresidential01',
    status: 403,
    message:
      'Premium status is only allowed to be used on residential private and dedicated - internet connexion - 203.0.113.7 -. Use CDN credits. #913',
  },
  'bad-token': { id: 'troublebadtoken00001', status: 403, message: 'Bad token' },
} as const;

export type Trouble = keyof typeof TROUBLES;

export const TROUBLE_NAMES = Object.keys(TROUBLES) as Trouble[];

/** The share link that fails like that. */
export function troubleLink(trouble: Trouble): string {
  return `https://1fichier.com/?${TROUBLES[trouble].id}`;
}

export function troubleOfId(id: string): Trouble | null {
  return TROUBLE_NAMES.find((name) => TROUBLES[name].id === id) ?? null;
}

export function refusalOf(trouble: Trouble): Refusal {
  return new Refusal(TROUBLES[trouble].status, TROUBLES[trouble].message);
}
