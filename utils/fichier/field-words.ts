/** The words that services name fields with, and write to their users. */
const ENGLISH = `
a able abnormal aborted about above absent abuse accept acceptable accepted access according account
accounts acl action activate activated active actual actually add added adding address addresses
administrator affected after again against ago all allocated allow allowed allows almost already also
although always among amount an and anonymous another antivirus any anymore anyone apache api apk apologies
apologize app appear appears application applied apply archive archives are array as ascii ask asked asking
at attempt attempts attribute attributes authenticate authenticated authentication authorization authorized
auto automatic automatically availability available avoid awaiting back backup bad balance ban bandwidth
banned banning bans base based be because become been before begin behind being belong belongs below beta
better between bigger bits blacklist blacklisted block blocked body boolean both broken browser bug burst
busy but button by bytes cache call called calls can cancel canceled cancelled cannot capacity captcha case
cdata cdn certain certificate cest cet cgi challenge change changed changes changing character characters
charset chattr check checked checking checksum choose chosen classic clean clear click client close closed
cloudflare code cold com come command compatible complete completed compressed concerned condition
conditions config confirm confirmed conflict connect connected connecting connection connections consecutive
considered consult contact contain contains content continue control cookie cookies copied copy copying
copyright correct correctly corrupt corrupted could count country cp crashed create created creating
creation credential credentials credit credits ct current currently customer customers daily damaged data
database date day days db dbi deactivated dead declined decode dedicated default delay delete deleted
deleting delivery denied deny description destination detail details detected detection device did die
different direct directory disable disabled disallowed disconnected disk dmca dns do document does doing
domain domains don done downgrade download downloaded downloader downloading downloads drive due duplicate
duplicated during dynamic each early easy ed2k either element else email empty enable enabled encoded
encoding encountered encrypted end ended ends engine enough enter entered entity entry eof equipment errno
error errors especially established etc even every everyone exact exceed exceeded exceeding except
exceptional exclusively executed execution exhausted exist existing exists expected expire expired expires
explain explicit expression extension external fail failed failure false fast faulty few field fields file
filename files filled filter filtered final find finish finished first fix flagged flood folder folders
follow following for forbidden force forced form format found fraud free frequently from frozen ftp full
function further gateway gave general get getting give given global go gold gone good got granted group
guest had handle handshake happened has hash have having he header headers heavy help here hidden higher
history hits hold host hosted hoster hosters hosting hosts hotlink hour hours how however html http https
human id identical identification identified identifier if ignored illegal image immediately impossible in
inactive included including incoming incompatible incomplete inconvenience incorrect increase index infected
infinite information infrastructure initial inline input inside inspect install instead insufficient integer
interface internal internet interrupted into invalid invited ip irrelevant is issue it item items its itself
javascript job jobs json just keep kept key keys kind kinds know known ko large last late later latest least
left legacy legal length less level life lifetime like likely limit limitation limited limits line lines
link links list listed listing live load loaded local location locations lock locked log logged login logs
long longer look lost low lower ls made magnet mail main maintenance make malformed malware manual many map
mark massive massively match max maximal maximum may maybe me mean media member memory message messages
metadata method might min minimum minute minutes mismatch missing mkdir mode modification modified modify
moment month monthly more most move moved moving much multiple must mutualized mv my name named names nature
need needed needs negative network never new next nginx no node none nonexistent nor normal not note nothing
notice notified now null number numbers object obsolete obtained occupied occurred of off offer offers
official offline ok old omitted on once one ongoing only open opened operation operator option optional
options or order origin other others otherwise our out outside over overflow overload overloaded own owner
owners page pages parallel parameter parameters paris parse parsed part partial parts pass passed password
passwords path patient paused pay payload pdf peers pending per percent perform performed period perl
permanent permanently permission permissions permitted pieces pl place plain plan please points policy pool
port possible post postponed precondition premium premiums preparation prepared present prevent previous
previously price priority private problem problems proceed process processed processing produced
professional progress prohibited proper properly protected protocol provide provided provider providers
proxy public purchase put quality quarantine query queue queued quick quickly quota random range rate raw
ray reach reached reactivate read reading ready real really reason receive received recent recently
recognized record recorded redirect reduce refer refresh refuse refused register registered registration
reject rejected related relay reload remaining remote remove removed rename renamed renaming renew renewed
reopen repeat repeated replace replaced report request requested requesting requests require required
requires reserved reset residential resolve resolved resource resources respect respond response restart
restricted restriction restrictions result results resume retries retrieve retrieved retry return returned
revoked right rights rm robot root row rows rules running safe same sanction saturated save saved say scan
scanned scheduled script search second seconds section secure security see seeders seem seems select
selected send sending sent server servers service services session set setting settings several share
shareable shared shares short should show shown shutdown sign signature silent similar simultaneous
simultaneously since single site size sizes skip slot slots slow small so socket software some something
soon sorry source sources space special specific specified speed ssl stack stalled standard start started
starting state statement status step still stop stopped storage store stored strict string structure stuck
sub subject submit submitted subscriber subscribers subscription succeeded success successful successfully
such suffix support supported sure suspended suspicious switch syntax system take taken target task tasks
tcp teapot technical temporarily temporary terms tested text than thank thanks that the their them then
there therefore these they this those threads throttled throttling through throughput tier time timed
timeout times tls to together token tokens too tool top torrent torrents total trace tracker traffic
transfer transferred transfers treated tried tries true trusted try trying turn two type types unable
unauthorized unavailable unconfirmed undefined under unexpected unfortunately unique unit unknown unless
unlimited unlock unlocked unprocessable unreachable unreadable unrecognized unresolved unsafe unsupported
until unused unzip up update updated upgrade upload uploaded uploader uploading uploads upstream upto uri
url urls urn usage use used user username users uses using usual utf valid validated validation value values
verification verified verify version very via video violation virus visit volume voucher vouchers vpn wait
waited waiting want warning was way we web website week weekly weeks welcome well went were what when where
whether which while whirlpool who whole whom whose why will window wish with within without word work worker
workers working works would write writing written wrong xid year years yes yet you your yourself zero zip
zone
`;

/** What only the names of fields are made of. */
const PARTS = `
2fa avail crc desc dest dl dpass dst err etag ext extended fa filenames gid hide hls hot idx img info infos
len mails md5 menu mime msg nb num overquota pretty pwd referer restrict rss ru rw sha1 sha256 sharing src
stats subfolder subfolders subscriptions ts tz ua uid upid uploadid
`;

export const FIELD_WORDS: ReadonlySet<string> = new Set(
  `${ENGLISH} ${PARTS}`.split(/\s+/).filter((word) => word !== ''),
);

/** `isFieldLike('bytes_done')`: lower-case, and made only of what services name fields with. */
export function isFieldLike(name: string): boolean {
  return (
    /^[a-z][a-z_]{1,23}$/.test(name) && name.split('_').every((part) => part === '' || FIELD_WORDS.has(part))
  );
}
