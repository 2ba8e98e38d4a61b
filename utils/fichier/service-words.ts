/**
 * The words that a service writes in its refusals and in the names of its fields, without accents. A report shows no
 * other word, so that a name, a link or a key cannot be in it, wherever 1fichier repeats one.
 */
const ENGLISH = `
a able about above abuse accept acceptable accepted access according account accounts action activate activated active
actual actually add added adding address addresses administrator after again against ago all allow allowed allows almost
already also although always among amount an and another anonymous antivirus any anymore anyone apache api apk app appear
appears application applied archive are array as ask asked asking at attempt attempts attribute attributes authenticate
authenticated authentication authorization authorized auto automatic automatically availability available avoid back bad
bandwidth banned base based be because become been before begin behind being belong belongs below beta better between
block blocked body both boolean broken browser busy but button by bytes cache call called calls can cancel canceled
cancelled cannot case cdn certain certificate change changed changes changing character characters charset check checked
checking checksum choose chosen clean clear click client close closed cloudflare code cold com come command complete
completed concerned condition conditions confirm confirmed conflict connect connected connecting connection connections
contact contain contains content continue control copied copy copying correct correctly corrupt corrupted could count
country create created creating creation credential credentials credit credits current currently customer customers daily
damaged data database date day days db dead dedicated default delay delete deleted deleting delivery denied deny
description destination detected detection did different direct directory disable disabled disallowed disk do document
does doing domain domains don done download downloaded downloader downloading downloads due duplicate duplicated during
each early easy either element else email empty enable enabled encoded encoding encrypted end ended ends enough enter
entered entity entry equipment error errors especially etc even every everyone exact exceed exceeded exceeding except
exceptional exclusively executed execution exist existing exists expire expired expires explicit extension external fail
failed failure false fast few field fields file filename files filter final find finish finished first fix flood folder
folders follow following for forbidden force forced form format found free from ftp full function further gateway gave
general get getting give given global go gold gone good got granted group guest had handle happened has hash have having
he header headers help here hidden higher history hold host hosted hosting hosts hour hours how however html http https
id identical identification identified identifier if ignored illegal image immediately impossible in inactive included
including incoming incomplete incorrect index infected information infrastructure initial inline input inside instead
insufficient integer interface internal internet into invalid ip is issue it item items its itself job jobs json just
keep key keys kept kind kinds know known large last late later latest least left legal length less level life like likely
limit limitation limited limits line lines link links list listed listing live load loaded local location locations lock
locked log logged login logs long longer look lost low made mail maintenance make many map mark massive massively match
max maximal maximum may maybe me mean media member memory message messages metadata method might min minimum minute minutes
missing mode modified modify moment month monthly more most move moved moving much multiple must my name named names need
needed needs negative network never new next nginx no node none nor normal not note nothing notice now null number numbers
object occurred of off offer offers offline old on once one ongoing only open opened operation option optional options or
order origin other others otherwise our out outside over overload overloaded own owner owners page pages parameter
parameters parse parsed part partial parts pass passed password passwords path pay payload pending per percent perform
performed period permanent permanently permission permissions permitted place plain plan please points policy port
possible post preparation prepared present previous price private problem problems proceed process processed processing
professional progress prohibited protected protocol provide provided provider providers proxy public purchase put quality
query queue queued quick quickly quota random range rate raw reach reached read reading ready real really reason receive
received recent recently recognized record recorded redirect reduce refer refresh refuse refused register registered
registration reject rejected related remaining remote remove removed rename renamed renaming repeat repeated replaced
report request requested requesting requests require required requires reserved reset residential resolve resource
resources respect respond response restart restricted restriction restrictions result results resume retrieve retry
return returned right rights root row rows rules running same save saved say scan scheduled script search second seconds
section secure security see seem seems select selected send sending sent server servers service services session set
setting settings several share shared shares short should show shown sign signature similar simultaneous simultaneously
since single site size sizes skip slot slots slow small so software some something soon sorry source sources space special
specific specified speed ssl standard start started starting state statement status step still stop stopped storage store
stored string structure sub subject submit subscriber subscribers subscription succeeded success successful successfully
such support supported sure suspended switch syntax system take taken target task tasks technical temporarily temporary
terms text than thank thanks that the their them then there therefore these they this those through throughput tier time
timed timeout times to together token tokens too tool top torrent total traffic transfer transferred transfers tries true
try trying turn two type types unable unauthorized unavailable unable under undefined unexpected unfortunately unique
unit unknown unless unlimited unlock unlocked unreachable unreadable unrecognized unsupported until unused up update
updated upgrade upload uploaded uploader uploading uploads upstream upto url urls usage use used user username users uses
using valid validated validation value values verification verified verify version very via video violation virus visit
vouchers voucher vpn wait waited waiting want warning was way we web website week weeks welcome well went were what when
where whether which while who whole whom whose why will window wish with within without word work working works would write
writing written wrong xid year years yes yet you your yourself zero zone
ascii ct cdata cgi chattr config dbi die perl pl ls mkdir mv rm cp dns eof errno handshake ssl socket stack trace tcp tls
urn uri utf whirlpool zip pdf archives acl bits cet cest paris apologize apologies inconvenience captcha challenge cookie
cookies javascript robot human ray forbidden unprocessable teapot method gateway banning bans ban hotlink massively
magnet ed2k torrents seeders peers tracker hoster hosters premium premiums classic mutualized shareable
`;

const FRENCH = `
acces accepte acceptee acceptees acceptes accord action adresse adresses afin alors annule annulee apres attendre attente
atteint atteinte au aucun aucune aussi autorise autorisee autorisees autorises autre autres aux avant avec avez avoir base
bien bloque bloquee bloques ce ceci cela celui ces cet cette chaque chemin cle client clients code comme compte comptes
conditions connecte connexion connexions contenu corrompu cours creation creer d dans de debit deconnecte deja delai
demande demandee demandees demandes depasse depassee depuis des desactive desole deux disponible disponibles doit doivent
domaine donc donnee donnees dossier dossiers droit droits du duree echec echoue elle elles en encore entree entre envoi
envoye erreur erreurs espace essai essayer est et etaient etait etat etes etre expire expiree faire fait faut fermee
fichier fichiers fin fois fonctionnement format gratuit gratuits gratuite hebergeur heure heures ici identifiant il ils
impossible incorrect incorrecte inconnu inconnue indisponible interdit interdite interne internet introuvable invalide
invalides jour jours l la le les leur lien liens ligne limite limitee limites limitee liste lors mais maximal maximale
maximum meme merci message minute minutes mois moins moment mot ne n nom nombre non nos notre nous nouveau nouvelle
occupe offre ont operation ou page par parametre pas passe pendant permis peut pour pouvez premium prive probleme
professionnel professionnelle proprietaire protege public qu que quelques qui quota raison recommencer reessayer refuse
refusee repertoire requete requetes requis requise reseau reserve reservee reserves ressource restreint restreinte resultat
s sans secondes sera serveur serveurs service services ses seulement si simultane simultanee simultanees simultanes son
sont sur suppression supprime supprimee supprimes sous tache taille tard technique telechargement telechargements
telecharger temporaire temporairement temps termine tous tout toute toutes trop trouve trouvee un une utilisateur
utilisation utilise utilisee utiliser va valable valide veuillez verifier verrouille verrouillee vers vide votre vos vous
y abonne abonnes abonnement abonnements maintenance veuillez plus demandes massivement partages
`;

/** What only the names of fields are made of. */
const FIELD_PARTS = `acl fa 2fa hot cold rm ru did xid mv cp ct whirlpool dl nb num len ts tz idx err msg desc info infos uid
gid src dst dest filenames ext mime etag md5 sha1 sha256 crc hls cookies ua referer uploadid upid pwd
subfolders subfolder rss stats avail subscriptions`;

const WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${FRENCH}`.split(/\s+/).filter((word) => word !== ''));

const FIELD_WORDS: ReadonlySet<string> = new Set([...WORDS, ...FIELD_PARTS.split(/\s+/)]);

/** `isServiceWord('Refusé')`: whether a service writes this word, in any case and with any accents. */
export function isServiceWord(word: string): boolean {
  return WORDS.has(plainWord(word));
}

/** `isFieldName('execution_date')`, `isFieldName('downloadLink')`: made only of what services name fields with. */
export function isFieldName(name: string): boolean {
  if (!/^[a-z][a-z0-9_-]{0,31}$/i.test(name) && name !== '2fa') return false;
  const parts = name.split(/[_-]|(?<=[a-z])(?=[A-Z])/).filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => FIELD_WORDS.has(part.toLowerCase()));
}

function plainWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
