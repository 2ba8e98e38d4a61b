const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Looks for an unsure job, from the end of the attempt. */
export const UNSURE_LOOKS_MS = [5 * SECOND_MS, 30 * SECOND_MS, 90 * SECOND_MS] as const;
/** Pauses between the first looks when they could not be made in time. */
export const UNSURE_GAPS_MS = [0, 25 * SECOND_MS, 60 * SECOND_MS] as const;
/** Two looks prove a job absent only this far apart... */
export const ABSENT_APART_MS = 60 * SECOND_MS;
/**
 * ...and the later one only this long after the attempt ended. A list in which a job of ours was not seen so long after it
 * was accepted shows new jobs late, or never.
 */
export const ABSENT_AFTER_MS = 90 * SECOND_MS;
/** How much longer an unsure job is looked for to see whether lists keep what has ended... */
export const KEPT_FOR_MS = 5 * MINUTE_MS;
/** ...with looks no further apart than this. */
export const KEPT_APART_MS = 60 * SECOND_MS;
/** Backgrounds that look for an unsure job and end before they know: after so many it no longer keeps others waiting. */
export const UNSURE_LIVES = 10;
/** How long an undecided job is looked for. */
export const UNDECIDED_FOR_MS = 24 * HOUR_MS;
export const UNDECIDED_FIRST_MS = 5 * MINUTE_MS;
export const UNDECIDED_MAX_MS = 2 * HOUR_MS;
/** Candidates whose `info` is read in one look. */
export const CANDIDATES_PER_LOOK = 20;
/** Known ids older than this are read again before a send. */
export const KNOWN_FRESH_MS = 10 * MINUTE_MS;

/** Following accepted jobs: the pause before each look at all of them, the last one growing by half up to the longest. */
export const FOLLOW_MS = [6 * SECOND_MS, 10 * SECOND_MS, 20 * SECOND_MS, 30 * SECOND_MS] as const;
export const FOLLOW_MAX_MS = 5 * MINUTE_MS;
/** After so many looks, an hour or so, the pauses grow once more. */
export const FOLLOW_LATE_LOOKS = 20;
export const FOLLOW_LATE_MAX_MS = 30 * MINUTE_MS;
/** The pause after something has changed, though no job is new. */
export const CHANGED_LOOKS = FOLLOW_MS.length - 1;
/** While so many jobs are followed, one of them is always new: looks come no sooner than this after the last. */
export const MANY_FOLLOWED = 6;
export const MANY_FOLLOWED_MS = 30 * SECOND_MS;
/** Of the calls that background work may make in an hour, these parts are for looks and for `info` without a reason. */
export const LOOKS_PART = 0.4;
export const LOOKS_PER_HOUR = 120;
export const CHECKS_PART = 0.3;
/** Times of looks and of such questions that are kept: half of what an hour allows. */
export const CALLS_KEPT = 75;
/** The `info` of a job is read now and then whatever `remote/ls` says: after pauses as between looks, from so many looks on... */
export const CHECK_AFTER_LOOKS = 4;
/** ...each time as if so many more had been made. */
export const CHECK_LOOKS = 2;
/** A source without a result so long after its job was accepted gets none. */
export const NO_ANSWER_AFTER_MS = 24 * HOUR_MS;
/** Words that may be those of a source that goes on are its end once they stand for so long. */
export const WORDS_STAND_MS = 6 * HOUR_MS;
/** Of an accepted job that is never listed, or overdue, `info` must fail so often before it is given up... */
export const UNREAD_TRIES = 5;
/** ...and, once overdue, for so long. */
export const UNREAD_FOR_MS = 4 * HOUR_MS;
/** The pause after each refusal of an `info`, the last one repeated: many answers 404 lock an account. */
export const INFO_REFUSED_MS = [
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
] as const;
/** A listed job that is gone from the list must be unknown so often. */
export const UNKNOWN_TIMES = 2;
/** A look that the user asks for comes no sooner than this after the last. */
export const LOOK_AGAIN_MS = 15 * SECOND_MS;
/** An accepted id that was never listed counts as missing only after this time. */
export const MISSING_AFTER_MS = 90 * SECOND_MS;
/** Listings tried for the names of one job. */
export const NAME_TRIES = 3;
export const NAMES_AGAIN_MS = 2 * MINUTE_MS;

/** Sends of one attempt by the machine, the first included. */
export const SENDS_PER_ATTEMPT = 5;
export const RESEND_FIRST_MS = 30 * SECOND_MS;
export const READ_RETRY_FIRST_MS = 10 * SECOND_MS;
/** Reads tried in a row; after that, and at once when trying again cannot help by itself, a pause. The user may end it. */
export const READ_TRIES = 5;
export const READ_PAUSE_MS = HOUR_MS;
/** `online` does not wake a stopped worker, so being offline is looked at again. */
export const OFFLINE_RECHECK_MS = MINUTE_MS;

/** Links per request: one while few wait, five while some do, the option beyond. */
export const FEW_WAITING = 6;
export const SOME_WAITING = 100;
export const SOME_BATCH = 5;
/** Sources that 1fichier fetches at once without Premium. */
export const FREE_OPEN_SOURCES = 10;
/** How long nothing is sent after a refusal because too many links are being fetched; longer each time in a row. */
export const LIMIT_FIRST_MS = 3 * MINUTE_MS;
export const LIMIT_MAX_MS = 15 * MINUTE_MS;
/** The longest such pause where only the user can mend the cause. */
export const ACCOUNT_MAX_MS = 2 * HOUR_MS;
/** A link is refused alone for so long, with no other to compare it with, before it is taken to be at fault. */
export const SUSPECT_FOR_MS = 24 * HOUR_MS;
/** Locks and limits come and go: so often they must meet it, too. */
export const SUSPECT_TIMES = 5;
/** So long after the last such refusal, one link more than was taken then is tried again. */
export const OPEN_LIMIT_FOR_MS = HOUR_MS;
/** Own job ids kept to tell them from strangers. */
export const OWN_IDS_KEPT = 1000;
/** Of these, such as have ended. */
export const ENDED_IDS_KEPT = 200;
/** Of these, the latest, that each job remembers as ended before it. */
export const ENDED_IDS_OF_JOB = 20;
/** Ids seen in lists that were not whole. */
export const SEEN_IDS_KEPT = 2000;
/** Ids that were there before an accepted job, and whose links may still be read. */
export const EARLIER_IDS_KEPT = 500;
/** So many ids from each end of a list tell whether a new job stands before them. */
export const ORDER_IDS_KEPT = 10;
/** A folder that could not be asked about, or only with an old answer, is asked again after this time. */
export const FOLDER_AGAIN_MS = 10 * SECOND_MS;
/** An answer about a folder that is still older than the looks so long after them proves nothing. */
export const FOLDER_FOR_MS = 5 * MINUTE_MS;
/** A done private transfer stays this long after a page first showed it; a glance must not cost the link. */
export const SEEN_FOR_MS = 5 * MINUTE_MS;
/** A closed job and a hidden, ended transfer are kept this long. */
export const KEEP_CLOSED_MS = 24 * HOUR_MS;
