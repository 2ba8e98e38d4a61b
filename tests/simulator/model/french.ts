/**
 * 1fichier's words in French. Of the limit of simultaneous downloads they are known, of all others not: those are ours.
 * A number or a name in them stays.
 */
const TRANSLATIONS: readonly (readonly [RegExp, string])[] = [
  [/^Flood detected: IP Locked/, 'Flood détecté : IP bloquée'],
  [/^Flood detected: User Locked/, 'Flood détecté : utilisateur bloqué'],
  [/^Flood detected: User APK Locked/, 'Flood détecté : clé API bloquée'],
  [/^IP Locked/, 'IP bloquée'],
  [/^Not authenticated/, 'Non authentifié'],
  [/^No such user/, 'Utilisateur inconnu'],
  [/^Must be a customer/, 'Vous devez être client'],
  [/^Resource not found/, 'Ressource introuvable'],
  [/^Resource removed/, 'Ressource supprimée'],
  [/^Password not provided\. Resource not allowed/, 'Mot de passe non fourni. Ressource non autorisée'],
  [/^Invalid password\. Resource not allowed/, 'Mot de passe invalide. Ressource non autorisée'],
  [/^Resource not allowed/, 'Ressource non autorisée'],
  [/^Owner locked/, 'Propriétaire bloqué'],
  [/^Only 1 location allowed at a time/, 'Une seule localisation autorisée à la fois'],
  [
    /^You use professional equipment, must have CDN credits/,
    'Vous utilisez un équipement professionnel, vous devez avoir des crédits CDN',
  ],
  [
    /^Premium status is only allowed to be used on residential private and dedicated - internet connexion - (.*) -\. Use CDN credits\./,
    'Le statut Premium ne peut être utilisé que sur une connexion internet résidentielle, privée et dédiée - $1 -. Utilisez des crédits CDN.',
  ],
  [/^Bad token/, 'Jeton invalide'],
  [/^No file has been renamed/, "Aucun fichier n'a été renommé"],
  [/^No changes requested/, 'Aucun changement demandé'],
  [/^Folder cannot be moved into itself/, 'Un dossier ne peut pas être déplacé dans lui-même'],
  [/^Upload forbidden/, 'Envoi interdit'],
  [/^Over quota: storage is full/, 'Quota dépassé : espace de stockage plein'],
  [
    /^Without Premium, you can not have more than (\d+) simultaneous download requests/,
    'Sans Premium, vous ne pouvez pas avoir plus de $1 demandes de téléchargement simultanées',
  ],
  [/^You already requesting the download of/, 'Vous demandez déjà le téléchargement de'],
  [/^Can not find any valid link/, 'Aucun lien valide trouvé'],
  [/^Your requests are too fast/, 'Vos requêtes sont trop rapides'],
  [
    /^Our services are in maintenance\. Please come back after/,
    'Nos services sont en maintenance. Merci de revenir après',
  ],
  [/^HTTP error/, 'Erreur HTTP'],
  [/^Cannot connect to/, 'Connexion impossible à'],
  [/^Download failed/, 'Téléchargement échoué'],
  [/ bytes downloaded in /, ' octets téléchargés en '],
];

/** An answer with every message in it in French. */
export function inFrench(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inFrench);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'message' && typeof one === 'string' ? translated(one) : inFrench(one),
    ]),
  );
}

function translated(message: string): string {
  const [pattern, french] = TRANSLATIONS.find(([english]) => english.test(message)) ?? [];
  return pattern === undefined || french === undefined ? message : message.replace(pattern, french);
}
